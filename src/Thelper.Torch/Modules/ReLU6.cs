namespace Thelper.Torch.Modules;

/// <summary>min(max(0, x), 6); <c>torch.nn.ReLU6</c>.</summary>
public sealed class ReLU6 : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => input.Relu6();
}
