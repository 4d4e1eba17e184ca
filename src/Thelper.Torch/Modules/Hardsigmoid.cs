namespace Thelper.Torch.Modules;

/// <summary>clamp(x + 3, 0, 6)/6; <c>torch.nn.Hardsigmoid</c>.</summary>
public sealed class Hardsigmoid : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Hardsigmoid(input);
}
