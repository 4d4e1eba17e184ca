using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>
/// Moves hues around the circle in Pillow's HSV space, whose three values are bytes: 256 hues, all cut off after the point.
/// </summary>
internal static class HueShift
{
    /// <param name="image">Bytes; grey is copied.</param>
    /// <param name="share">Of the circle, -0.5 to 0.5.</param>
    public static Image Apply(Image image, double share)
    {
        Suitable.RequireColours(image);
        Suitable.RequireBytes(image, "a change of hue");
        var result = image.Clone();
        if (image.Channels == 1)
        {
            return result;
        }

        // Cut off towards 0, then wrapped, as a byte of NumPy is.
        var shift = (int)(share * 255);
        var values = result.AsSpan<byte>();
        for (var i = 0; i < values.Length; i += 3)
        {
            var (hue, saturation, value) = ToHsv(values[i], values[i + 1], values[i + 2]);
            (values[i], values[i + 1], values[i + 2]) = ToRgb((byte)(hue + shift), saturation, value);
        }

        return result;
    }

    private static (byte Hue, byte Saturation, byte Value) ToHsv(byte r, byte g, byte b)
    {
        var (highest, lowest) = (Math.Max(r, Math.Max(g, b)), Math.Min(r, Math.Min(g, b)));
        if (highest == lowest)
        {
            return (0, 0, highest);
        }

        float range = highest - lowest;
        var (red, green, blue) = ((highest - r) / range, (highest - g) / range, (highest - b) / range);
        var sixths = r == highest ? blue - green
            : g == highest ? (float)(2.0 + red - blue)
            : (float)(4.0 + green - red);
        var hue = (float)(((sixths / 6.0) + 1.0) % 1.0);
        return ((byte)(hue * 255.0), (byte)(range / highest * 255.0), highest);
    }

    private static (byte R, byte G, byte B) ToRgb(byte hue, byte saturation, byte value)
    {
        if (saturation == 0)
        {
            return (value, value, value);
        }

        var sixths = (float)(hue * 6.0f / 255.0);
        var sector = (int)sixths;
        var rest = sixths - sector;
        var share = (float)(saturation / 255.0);
        var low = Rounded(value * (1.0 - share));
        var falling = Rounded(value * (1.0 - (share * rest)));
        var rising = Rounded(value * (1.0 - (share * (1.0 - rest))));
        return (sector % 6) switch
        {
            0 => (value, rising, low),
            1 => (falling, value, low),
            2 => (low, value, rising),
            3 => (low, falling, value),
            4 => (rising, low, value),
            _ => (value, low, falling),
        };
    }

    private static byte Rounded(double value) => (byte)Math.Clamp(Math.Round(value, MidpointRounding.AwayFromZero), 0, 255);
}
