using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>torchvision's changes of tone. Results are new images.</summary>
internal static class Tone
{
    public static Image Invert(Image image)
    {
        Suitable.RequireColours(image);
        return image.Invert();
    }

    public static Image Posterize(Image image, int bits)
    {
        Suitable.RequireBytes(image, "posterizing");
        return image.Posterize(bits);
    }

    /// <summary>Values from the threshold on are inverted; in float images 1 - v takes the place of 255 - v.</summary>
    public static Image Solarize(Image image, double threshold)
    {
        Suitable.RequireColours(image);
        if (image.Depth == PixelDepth.UInt8)
        {
            return image.Solarize((int)Math.Clamp(Math.Ceiling(threshold), 0, 256));
        }

        var result = image.Clone();
        foreach (ref var value in result.AsSpan<float>())
        {
            value = value < threshold ? value : 1 - value;
        }

        return result;
    }

    public static Image AutoContrast(Image image)
    {
        Suitable.RequireBytes(image, "automatic contrast");
        return image.AutoContrast();
    }

    public static Image Equalize(Image image)
    {
        Suitable.RequireBytes(image, "equalizing");
        return image.Equalize();
    }

    /// <summary>Grey in each of some channels.</summary>
    public static Image Grey(Image image, int channels)
    {
        var grey = ColourAdjustment.Luminance(image);
        if (channels == 1)
        {
            return grey;
        }

        using (grey)
        {
            return grey.ToRgb();
        }
    }
}
