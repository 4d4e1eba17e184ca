using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>A new image of the same depth in another colour space.</summary>
    /// <param name="conversion">From which space, and to which.</param>
    /// <exception cref="ArgumentOutOfRangeException">The conversion is unknown.</exception>
    /// <exception cref="InvalidOperationException">The image does not have 3 channels, or a depth that is not taken.</exception>
    public Image ConvertColours(ColourConversion conversion)
    {
        if (conversion is < ColourConversion.RgbToHsv or > ColourConversion.YCrCbToRgb)
        {
            throw new ArgumentOutOfRangeException(
                nameof(conversion), conversion, "A conversion is from 0 (RgbToHsv) to 5 (YCrCbToRgb).");
        }
        RequireThreeChannels();
        if (Depth == PixelDepth.UInt16 && conversion < ColourConversion.RgbToYCrCb)
        {
            throw new InvalidOperationException("HSV and Lab are for UInt8 and Float32 images; this one is UInt16.");
        }
        NativeMethods.ImageConvertColours(Handle, conversion, out var converted);
        return new Image(converted);
    }

    /// <summary>
    /// A new image in which each pixel is the matrix times the old one, rounded and saturated to the depth. On UInt8 images,
    /// OpenCV takes the matrix to about 1/1024.
    /// </summary>
    /// <param name="matrix">3 x 3, row after row, or 3 x 4 with a last column that is added.</param>
    /// <exception cref="ArgumentException">The matrix does not have 9 or 12 finite numbers.</exception>
    /// <exception cref="InvalidOperationException">The image does not have 3 channels.</exception>
    public Image TransformColours(ReadOnlySpan<double> matrix)
    {
        RequireFinite(matrix, matrix.Length == 12 ? 12 : 9, "A matrix of colours without offsets");
        RequireThreeChannels();
        NativeMethods.ImageTransformColours(Handle, matrix, matrix.Length / 3, out var transformed);
        return new Image(transformed);
    }

    /// <summary>
    /// A new image with the values scale * value + offset; for the integer depths they are rounded and saturated. With the
    /// image's own depth it changes contrast and brightness.
    /// </summary>
    /// <param name="depth">Of the new image.</param>
    /// <param name="scale">Finite.</param>
    /// <param name="offset">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is unknown, or a number is not finite.</exception>
    /// <exception cref="ImageException">The image would be larger than 2 GiB.</exception>
    public Image ConvertDepth(PixelDepth depth, double scale = 1, double offset = 0)
    {
        if (depth is < PixelDepth.UInt8 or > PixelDepth.Float32)
        {
            throw new ArgumentOutOfRangeException(nameof(depth), depth, "A depth is from 0 (UInt8) to 2 (Float32).");
        }
        RequireFinite(scale, nameof(scale));
        RequireFinite(offset, nameof(offset));
        NativeMethods.ImageConvertDepth(Handle, depth, scale, offset, out var converted);
        return new Image(converted);
    }

    private static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "The number must be finite.");
        }
    }

    private void RequireThreeChannels()
    {
        if (Channels != 3)
        {
            throw new InvalidOperationException($"Colours are converted in images of 3 channels; this one has {Channels}.");
        }
    }
}
