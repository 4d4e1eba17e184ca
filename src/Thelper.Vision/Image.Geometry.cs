using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>
    /// A new image of another size; the aspect ratio is not kept. Sides are taken as extents, so that corners stay
    /// corners ("half-pixel centres"), and the result equals OpenCV's cv::resize.
    /// </summary>
    /// <param name="width">In pixels, at least 1.</param>
    /// <param name="height">In pixels, at least 1.</param>
    /// <param name="interpolation">How values between pixels are found.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1, or the interpolation is unknown.</exception>
    /// <exception cref="ImageException">The image would be larger than 2 GiB.</exception>
    public Image Resize(int width, int height, Interpolation interpolation = Interpolation.Linear)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (!Enum.IsDefined(interpolation))
        {
            throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "There is no such interpolation.");
        }

        NativeMethods.ImageResize(Handle, width, height, interpolation, out var resized);
        return new Image(resized);
    }

    /// <summary>A new image in which left and right are exchanged.</summary>
    public Image FlipHorizontal() => Flip(FlipAxis.Horizontal);

    /// <summary>A new image in which top and bottom are exchanged.</summary>
    public Image FlipVertical() => Flip(FlipAxis.Vertical);

    /// <summary>A copy of the rectangle whose first pixel is (x, y), in pixels from the top left corner.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is empty, or not all inside the image.</exception>
    public Image Crop(int x, int y, int width, int height)
    {
        RequireInside(x, width, Width, nameof(x), nameof(width));
        RequireInside(y, height, Height, nameof(y), nameof(height));
        NativeMethods.ImageCrop(Handle, x, y, width, height, out var cropped);
        return new Image(cropped);
    }

    internal static void RequireInside(int start, int length, int side, string startName, string lengthName)
    {
        if (start < 0 || start >= side)
        {
            throw new ArgumentOutOfRangeException(
                startName, start, $"The crop must start inside the image, from 0 to {side - 1}.");
        }
        if (length < 1 || length > side - start)
        {
            throw new ArgumentOutOfRangeException(
                lengthName, length, $"A crop that starts at {start} of {side} can have 1 to {side - start}.");
        }
    }

    private Image Flip(FlipAxis axis)
    {
        NativeMethods.ImageFlip(Handle, axis, out var flipped);
        return new Image(flipped);
    }
}
