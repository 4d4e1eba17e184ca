namespace Thelper.Torch.Modules;

/// <summary>
/// x where positive, else a·x with a learned a that begins with 0.25 (He et al., 2015); <c>torch.nn.PReLU</c>. Parameter:
/// <c>weight</c> (1).
/// </summary>
public sealed class PRelu : Module<Tensor, Tensor>
{
    private readonly Tensor _weight;

    /// <summary>Makes the layer.</summary>
    public PRelu() => _weight = RegisterParameter("weight", Operators.Full([1], 0.25));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => input.Prelu(_weight);
}
