using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    private const double LargestTextScale = 100;

    /// <summary>
    /// Writes a line of text: in OpenCV's plain Hershey font where that has all its letters, the printable ones of ASCII, else in
    /// the font of charts, if the system has it. What lies outside the image is left out.
    /// </summary>
    /// <param name="text">One line.</param>
    /// <param name="x">Where the baseline begins, in pixels.</param>
    /// <param name="y">The baseline, in pixels.</param>
    /// <param name="colour">On a grey image its luminance is used.</param>
    /// <param name="scale">Above 0, up to 100; at 1, a capital is about 21 pixels high.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The image is not UInt8 with 1, 3 or 4 channels.</exception>
    public void DrawText(string text, int x, int y, Colour colour, double scale)
    {
        if (Depth != PixelDepth.UInt8 || Channels is not (1 or 3 or 4))
        {
            throw new InvalidOperationException(
                $"Only UInt8 images of 1, 3 or 4 channels can be written on; this one has {Depth} values in {Channels}.");
        }

        RequireTextScale(scale);
        if (Lettering.IsNeededFor(text))
        {
            var grey = (byte)Math.Round((0.299 * colour.R) + (0.587 * colour.G) + (0.114 * colour.B));
            new Lettering(text, scale).Draw(this, x, y, Channels == 1 ? [grey] : [colour.R, colour.G, colour.B, byte.MaxValue]);
            return;
        }

        NativeMethods.ImageDrawText(Handle, text, x, y, scale, colour);
    }

    /// <summary>The room that <see cref="DrawText"/> needs.</summary>
    /// <param name="text">One line.</param>
    /// <param name="scale">Above 0, up to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of its range.</exception>
    public static TextSize MeasureText(string text, double scale)
    {
        RequireTextScale(scale);
        if (Lettering.IsNeededFor(text))
        {
            return new Lettering(text, scale).Size;
        }

        NativeMethods.MeasureText(text, scale, out var width, out var ascent, out var descent);
        return new TextSize(width, ascent, descent);
    }

    private static void RequireTextScale(double scale)
    {
        if (!(scale > 0 && scale <= LargestTextScale))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale of text is above 0, up to 100.");
        }
    }
}
