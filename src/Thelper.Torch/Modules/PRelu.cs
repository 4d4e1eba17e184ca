namespace Thelper.Torch.Modules;

/// <summary>
/// x where positive, else a·x with learned a (He et al., 2015); <c>torch.nn.PReLU</c>. Parameter: <c>weight</c>, one number or one
/// for each channel, the second dimension.
/// </summary>
public sealed class PRelu : Module<Tensor, Tensor>
{
    private readonly Tensor _weight;

    /// <summary>Makes the layer.</summary>
    /// <param name="parameters">1 by default, or the number of channels.</param>
    /// <param name="initial">What each a begins with; 0.25 by default.</param>
    public PRelu(int parameters = 1, double initial = 0.25) =>
        _weight = RegisterParameter("weight", Operators.Full([parameters], initial));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => input.Prelu(_weight);
}
