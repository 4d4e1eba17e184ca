namespace Thelper.Torch.Modules;

/// <summary>The largest value of each window of B×C×H×W; <c>torch.nn.MaxPool2d</c>.</summary>
/// <param name="kernel">The size of the window, in pixels.</param>
/// <param name="stride">Pixels between two windows; the kernel size by default.</param>
/// <param name="padding">Pixels of minus infinity added on each side.</param>
/// <param name="ceiling">Whether a window that is partly outside at the bottom or the right counts; false by default.</param>
public sealed class MaxPool2d(Size2d kernel, Size2d? stride = null, Size2d padding = default, bool ceiling = false)
    : Module<Tensor, Tensor>
{
    private readonly Size2d _stride = stride ?? kernel;

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.MaxPool2d(
        input, [kernel.Height, kernel.Width], [_stride.Height, _stride.Width], [padding.Height, padding.Width], ceilMode: ceiling);
}

/// <summary>The mean of each window of B×C×H×W; <c>torch.nn.AvgPool2d</c>.</summary>
/// <param name="kernel">The size of the window, in pixels.</param>
/// <param name="stride">Pixels between two windows; the kernel size by default.</param>
/// <param name="padding">Zeros added on each side, counted in the mean.</param>
public sealed class AvgPool2d(Size2d kernel, Size2d? stride = null, Size2d padding = default) : Module<Tensor, Tensor>
{
    private readonly Size2d _stride = stride ?? kernel;

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.AvgPool2d(
        input, [kernel.Height, kernel.Width], [_stride.Height, _stride.Width], [padding.Height, padding.Width]);
}

/// <summary>Means over windows chosen so that the output has a given size; <c>torch.nn.AdaptiveAvgPool2d</c>.</summary>
/// <param name="output">The height and width of the output.</param>
public sealed class AdaptiveAvgPool2d(Size2d output) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) =>
        Operators.AdaptiveAvgPool2d(input, [output.Height, output.Width]);
}
