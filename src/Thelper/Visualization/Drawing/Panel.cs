using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>A picture with lines of text under it.</summary>
/// <param name="Picture">UInt8 RGB; the panel's.</param>
/// <param name="Lines">From top to bottom.</param>
internal sealed record Panel(Image Picture, params IReadOnlyList<CaptionLine> Lines) : IDisposable
{
    private const int Smallest = 128;

    /// <summary>By how much a picture is enlarged, a whole number, or made smaller, so that it can be looked at.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="largest">Pixels that the longer side has at most.</param>
    public static double ScaleFor(int width, int height, int largest)
    {
        var side = Math.Max(width, height);
        return side < Smallest ? Math.Max(1, Smallest / side) : Math.Min(1, (double)largest / side);
    }

    /// <summary>A new picture of the size to look at.</summary>
    public static Image Scaled(Image picture, int largest)
    {
        var scale = ScaleFor(picture.Width, picture.Height, largest);
        return picture.Resize(
            Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)),
            scale >= 1 ? Interpolation.Nearest : Interpolation.Area);
    }

    public void Dispose() => Picture.Dispose();
}
