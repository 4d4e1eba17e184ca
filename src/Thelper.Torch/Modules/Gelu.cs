namespace Thelper.Torch.Modules;

/// <summary>x·Φ(x), Φ being the normal distribution (Hendrycks and Gimpel, 2016); <c>torch.nn.GELU</c>.</summary>
/// <param name="approximate">Whether Φ is approximated by a hyperbolic tangent; false by default.</param>
public sealed class Gelu(bool approximate = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Gelu(input, approximate ? "tanh" : "none");
}
