using Thelper.Vision.Native;

namespace Thelper.Vision;

/// <content>Filters find beyond the border what <see cref="BorderMode.Reflect101"/> says, unless told otherwise.</content>
public sealed partial class Image
{
    // OpenCV keeps rows that are longer by the kernel; this is far above any use and far below an overflow.
    private const int LongestKernelSide = 9_999;
    private const double LargestSigma = 1_000;

    /// <summary>A new image of the means of width x height pixels, as OpenCV's cv::blur.</summary>
    /// <param name="width">1 to 9,999.</param>
    /// <param name="height">1 to 9,999.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of its range.</exception>
    public Image BoxBlur(int width, int height)
    {
        RequireKernel(width, nameof(width));
        RequireKernel(height, nameof(height));
        NativeMethods.ImageBoxBlur(Handle, width, height, out var blurred);
        return new Image(blurred);
    }

    /// <summary>A new image smoothed by a Gaussian kernel, as OpenCV's cv::GaussianBlur.</summary>
    /// <param name="width">Of the kernel: odd, up to 9,999, or 0 to follow from sigma (6 sigma; 8 if not UInt8).</param>
    /// <param name="height">As the width, with <paramref name="sigmaY"/>.</param>
    /// <param name="sigmaX">In pixels, up to 1,000; 0 follows from the width w: 0.3 ((w - 1) / 2 - 1) + 0.8.</param>
    /// <param name="sigmaY">In pixels; 0 is sigmaX, or follows from the height when both are 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Image GaussianBlur(int width, int height, double sigmaX = 0, double sigmaY = 0)
    {
        RequireSigma(sigmaX, nameof(sigmaX));
        RequireSigma(sigmaY, nameof(sigmaY));
        RequireGaussian(width, sigmaX, nameof(width));
        RequireGaussian(height, sigmaY > 0 ? sigmaY : sigmaX, nameof(height));
        NativeMethods.ImageGaussianBlur(Handle, new Gaussian(width, height, sigmaX, sigmaY), out var blurred);
        return new Image(blurred);
    }

    /// <summary>
    /// A new image of the medians of size x size pixels, as OpenCV's cv::medianBlur, which repeats the border's pixels.
    /// </summary>
    /// <param name="size">Odd, 3 to 255; for UInt16 and Float32 images 3 or 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public Image MedianBlur(int size)
    {
        var largest = Depth == PixelDepth.UInt8 ? 255 : 5;
        if (size < 3 || size > largest || size % 2 == 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(size), size, $"The size of a median on {Depth} values is odd, 3 to {largest}.");
        }
        NativeMethods.ImageMedianBlur(Handle, size, out var blurred);
        return new Image(blurred);
    }

    /// <summary>
    /// A new image of the sums of the neighbours' values, each times the kernel's value (a correlation: the kernel is not
    /// turned), rounded and saturated to the depth, as OpenCV's cv::filter2D. The middle is at (width / 2, height / 2).
    /// </summary>
    /// <param name="kernel">width x height values, row after row.</param>
    /// <param name="width">1 to 9,999.</param>
    /// <param name="height">1 to 9,999.</param>
    /// <exception cref="ArgumentException">The kernel has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of its range.</exception>
    public Image Filter(ReadOnlySpan<float> kernel, int width, int height)
    {
        RequireKernel(width, nameof(width));
        RequireKernel(height, nameof(height));
        if (kernel.Length != width * height)
        {
            throw new ArgumentException(
                $"A kernel of {width} x {height} has {width * height} values; {kernel.Length} were given.",
                nameof(kernel));
        }
        NativeMethods.ImageFilter(Handle, kernel, width, height, out var filtered);
        return new Image(filtered);
    }

    private static void RequireSigma(double sigma, string name)
    {
        if (!(sigma >= 0 && sigma <= LargestSigma))
        {
            throw new ArgumentOutOfRangeException(name, sigma, "Sigma is 0 (from the size) to 1,000 pixels.");
        }
    }

    private static void RequireGaussian(int size, double sigma, string name)
    {
        if (size is < 0 or > LongestKernelSide || (size % 2 == 0 && (size != 0 || sigma == 0)))
        {
            throw new ArgumentOutOfRangeException(
                name, size, $"A side of the kernel is odd, 1 to {LongestKernelSide}, or 0 to follow from a sigma above 0.");
        }
    }

    private static void RequireKernel(int size, string name)
    {
        if (size is < 1 or > LongestKernelSide)
        {
            throw new ArgumentOutOfRangeException(name, size, $"A side of the kernel is from 1 to {LongestKernelSide}.");
        }
    }
}
