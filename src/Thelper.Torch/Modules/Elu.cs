namespace Thelper.Torch.Modules;

/// <summary>x where positive, else eˣ - 1 (Clevert et al., 2015); <c>torch.nn.ELU</c>.</summary>
public sealed class Elu : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Elu(input);
}
