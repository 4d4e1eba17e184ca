namespace Thelper.Torch.Modules;

/// <summary>x/(1 + e⁻ˣ), also known as swish (Ramachandran et al., 2017); <c>torch.nn.SiLU</c>.</summary>
public sealed class Silu : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Silu(input);
}
