using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>The mean of a feature map of one size; B×C×H×W to B×C×1×1. Other sizes are refused.</summary>
/// <param name="kernel">The side of the window.</param>
/// <param name="stride">Pixels between two windows; with as many as the side, up to twice the side less one is taken, and what
/// is beyond the window is left out.</param>
/// <param name="advice">What to do about images of another size, as a sentence.</param>
internal sealed class FixedPool(int kernel, int stride, string advice) : Module<Tensor, Tensor>
{
    /// <exception cref="ModelException">The feature map is of another size.</exception>
    protected override Tensor Compute(Tensor input)
    {
        var (height, width) = (input.Size(2), input.Size(3));
        var largest = kernel + stride - 1;
        return height >= kernel && height <= largest && width >= kernel && width <= largest
            ? Operators.AvgPool2d(input, [kernel, kernel], [stride, stride])
            : throw new ModelException(
                $"The model takes the mean of a feature map of {kernel}x{kernel}, but that of the images is {height}x{width}. {advice}");
    }
}
