using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>A map of numbers laid over an image: half of its grey, half of the number's colour.</summary>
internal static class HeatOverlay
{
    private const double GreyShare = 0.5;

    private static readonly Colour[] Scale = [new(0, 0, 128), new(0, 0, 255), new(0, 255, 255), new(255, 255, 0), new(255, 0, 0)];

    /// <param name="image">UInt8 RGB; stays the caller's.</param>
    /// <param name="map">A number of 0 or more for each pixel; the largest one has the last colour.</param>
    /// <returns>UInt8 RGB; the caller's.</returns>
    public static Image Of(Image image, ReadOnlySpan<float> map)
    {
        using var grey = image.ToGrey();
        var picture = grey.ToRgb();
        var pixels = picture.AsSpan<byte>();
        var most = 0f;
        foreach (var number in map)
        {
            most = Math.Max(most, number);
        }

        for (var i = 0; i < map.Length; i++)
        {
            var colour = ColourOf(most > 0 ? map[i] / most : 0);
            pixels[3 * i] = Mixed(pixels[3 * i], colour.R);
            pixels[(3 * i) + 1] = Mixed(pixels[(3 * i) + 1], colour.G);
            pixels[(3 * i) + 2] = Mixed(pixels[(3 * i) + 2], colour.B);
        }

        return picture;
    }

    /// <summary>From dark blue over blue, cyan and yellow to red.</summary>
    /// <param name="share">0 to 1.</param>
    public static Colour ColourOf(double share)
    {
        var place = Math.Clamp(share, 0, 1) * (Scale.Length - 1);
        var i = Math.Min((int)place, Scale.Length - 2);
        var (low, high) = (Scale[i], Scale[i + 1]);
        return new Colour(Between(low.R, high.R), Between(low.G, high.G), Between(low.B, high.B));

        byte Between(byte first, byte second) => (byte)Math.Round(first + ((second - first) * (place - i)));
    }

    private static byte Mixed(byte grey, byte part) => (byte)Math.Round((GreyShare * grey) + ((1 - GreyShare) * part));
}
