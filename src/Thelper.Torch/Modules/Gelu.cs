namespace Thelper.Torch.Modules;

/// <summary>x·Φ(x), Φ being the normal distribution (Hendrycks and Gimpel, 2016); <c>torch.nn.GELU</c>.</summary>
public sealed class Gelu : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Gelu(input);
}
