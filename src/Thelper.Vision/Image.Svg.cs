using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>The longest side of a drawing in pixels.</summary>
    internal const int LongestDrawnSide = 32767;

    /// <summary>A drawing, stretched to a size; see <see cref="SvgDocument.Rasterise"/>.</summary>
    internal static Image FromSvg(ReadOnlySpan<byte> svg, int width, int height)
    {
        try
        {
            NativeMethods.SvgRasterise(svg, svg.Length, width, height, out var handle);
            return new Image(handle);
        }
        catch (ImageException exception) when (exception.Reason is { } reason)
        {
            throw new ImageException($"The drawing cannot be made an image: {reason}.", exception);
        }
    }
}
