namespace Thelper.Torch.Modules;

/// <summary>x·clamp(x + 3, 0, 6)/6 (Howard et al., "Searching for MobileNetV3", 2019); <c>torch.nn.Hardswish</c>.</summary>
public sealed class Hardswish : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Hardswish(input);
}
