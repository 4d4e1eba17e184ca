using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>
    /// A new image in which the pixel with the number i, row after row, is what lies at (mapX[i], mapY[i]). Whole numbers
    /// are the centres of pixels. The result equals OpenCV's cv::remap.
    /// </summary>
    /// <param name="mapX">Of each new pixel; its length gives the new image's height.</param>
    /// <param name="mapY">As many as <paramref name="mapX"/>.</param>
    /// <param name="width">Of the new image, 1 to 32,766.</param>
    /// <param name="interpolation">Area is the same as Linear here.</param>
    /// <param name="border">What lies outside; black unless told.</param>
    /// <exception cref="ArgumentException">The maps are not as long, or not whole rows, or the border is wrong.</exception>
    /// <inheritdoc cref="WarpAffine" path="/exception[@cref!='T:System.ArgumentException']"/>
    public unsafe Image Remap(
        ReadOnlySpan<float> mapX,
        ReadOnlySpan<float> mapY,
        int width,
        Interpolation interpolation = Interpolation.Linear,
        Border border = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (mapX.Length != mapY.Length || mapX.Length % width != 0)
        {
            throw new ArgumentException(
                $"The maps have {mapX.Length} and {mapY.Length} positions; both have width ({width}) x height.", nameof(mapX));
        }
        var size = RequireWarp(width, mapX.Length / width);
        fixed (float* x = mapX, y = mapY)
        {
            var map = new PixelMap(x, y, size, RequireKnown(interpolation));
            NativeMethods.ImageRemap(Handle, map, border.Mode, ValuesOf(border), out var mapped);
            return new Image(mapped);
        }
    }
}
