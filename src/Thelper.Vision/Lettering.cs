using Thelper.Vision.Charts;

namespace Thelper.Vision;

/// <summary>Lines of text with letters that OpenCV's plain font does not have, in the font of charts.</summary>
/// <param name="text">One line.</param>
/// <param name="scale">That of <see cref="Image.DrawText"/>.</param>
internal sealed class Lettering(string text, double scale)
{
    // Capitals are as high as those of the plain font: 21 of DejaVu Sans's 0.73 of a size.
    private const double SizePerScale = 29;
    private const double AscentPerSize = 1;
    private const double DescentPerSize = 0.25;
    private const double MiddlePerSize = 0.36;
    private const int White = 255;

    private readonly double _size = SizePerScale * scale;

    /// <summary>Whether the plain font lacks a letter.</summary>
    public static bool IsNeededFor(string text) => text.EnumerateRunes().Any(rune => rune.Value is < ' ' or > '~');

    /// <summary>The room that it takes.</summary>
    public TextSize Size => new(
        (int)Math.Ceiling(ChartText.WidthOf(text, _size)), (int)Math.Ceiling(AscentPerSize * _size), (int)Math.Ceiling(DescentPerSize * _size));

    /// <summary>Lays the text over an image.</summary>
    /// <param name="image">UInt8 with 1, 3 or 4 channels.</param>
    /// <param name="x">Where the baseline begins.</param>
    /// <param name="y">The baseline.</param>
    /// <param name="colour">One value for each channel.</param>
    public void Draw(Image image, int x, int y, ReadOnlySpan<byte> colour)
    {
        if (text.Length == 0)
        {
            return;
        }

        var size = Size;
        using var letters = Rasterised(size);
        var from = letters.AsSpan<byte>();
        var to = image.AsSpan<byte>();
        for (var row = Math.Max(0, size.Ascent - y); row < letters.Height && row + y - size.Ascent < image.Height; row++)
        {
            for (var column = Math.Max(0, -x); column < letters.Width && column + x < image.Width; column++)
            {
                // Black letters on white: what is not white is covered.
                var covered = White - from[((row * letters.Width) + column) * letters.Channels];
                var pixel = to.Slice((((row + y - size.Ascent) * image.Width) + column + x) * image.Channels, image.Channels);
                for (var channel = 0; channel < pixel.Length; channel++)
                {
                    pixel[channel] = (byte)(((pixel[channel] * (White - covered)) + (colour[channel] * covered) + (White / 2)) / White);
                }
            }
        }
    }

    private Image Rasterised(TextSize size)
    {
        using var canvas = new SvgCanvas(size.Width, size.Ascent + size.Descent);
        canvas.Text(0, size.Ascent - (MiddlePerSize * _size), text, new TextStyle(_size, Colour: "#000000"));
        return canvas.Finish().Rasterise();
    }
}
