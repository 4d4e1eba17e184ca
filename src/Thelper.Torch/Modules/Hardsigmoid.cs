namespace Thelper.Torch.Modules;

/// <summary>clamp(x + 3, 0, 6)/6; <c>torch.nn.Hardsigmoid</c>.</summary>
public sealed class Hardsigmoid : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Operators.Hardsigmoid(input);
}
