using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>What all Inception networks are made of.</summary>
internal static class ConvolutionUnit
{
    private const double Epsilon = 0.001;

    /// <summary>A convolution without bias, <c>conv</c>, a batch normalisation, <c>bn</c>, and a ReLU.</summary>
    /// <param name="channels">Of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="options">Of the convolution.</param>
    public static Sequential Create(int channels, int outputs, ConvolutionOptions options) => new(
        ("conv", new Conv2d(channels, outputs, options with { Bias = false })),
        ("bn", new BatchNorm2d(outputs, Epsilon)),
        ("relu", new ReLU(inPlace: true)));

    /// <summary>One whose output has the size of its input.</summary>
    /// <param name="channels">Of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="height">Of the kernel; odd.</param>
    /// <param name="width">Of the kernel; odd, and the height by default.</param>
    public static Sequential Same(int channels, int outputs, int height, int? width = null)
    {
        var columns = width ?? height;
        return Create(channels, outputs, new(new Size2d(height, columns)) { Padding = new Size2d(height / 2, columns / 2) });
    }

    /// <summary>One of 3x3 that halves the size, without padding.</summary>
    /// <param name="channels">Of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    public static Sequential Halving(int channels, int outputs) => Create(channels, outputs, new(3) { Stride = 2 });
}
