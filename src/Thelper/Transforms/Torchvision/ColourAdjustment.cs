using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>
/// Pillow's enhancements: each goes from an image without the quality (factor 0) through the image itself (1) and beyond.
/// Bytes are computed in single precision and cut off after the point, as Pillow does. Numbers of float images are taken to be
/// 0 to 1. Results are new images.
/// </summary>
internal static class ColourAdjustment
{
    /// <summary>From black.</summary>
    public static Image Brightness(Image image, double factor) => FromGrey(image, (float)factor, 0);

    /// <summary>From the mean luminance, which is a whole number for bytes.</summary>
    public static Image Contrast(Image image, double factor)
    {
        using var grey = Luminance(image);
        if (image.Depth == PixelDepth.Float32)
        {
            var values = grey.AsSpan<float>();
            var sum = 0.0;
            foreach (var value in values)
            {
                sum += value;
            }

            return FromGrey(image, (float)factor, (float)(sum / values.Length));
        }

        var total = 0L;
        foreach (var value in grey.AsSpan<byte>())
        {
            total += value;
        }

        return FromGrey(image, (float)factor, (int)(((double)total / (grey.Width * grey.Height)) + 0.5));
    }

    /// <summary>From grey; a grey image stays as it is.</summary>
    public static Image Saturation(Image image, double factor)
    {
        if (image.Channels == 1)
        {
            return image.Clone();
        }

        using var grey = Luminance(image);
        using var greys = grey.ToRgb();
        return Blend(greys, image, (float)factor);
    }

    /// <summary>The luminance in one channel, as Pillow rounds it for bytes: (19595 R + 38470 G + 7471 B + 2¹⁵) /
    /// 2¹⁶.</summary>
    public static Image Luminance(Image image)
    {
        Suitable.RequireColours(image);
        if (image.Depth == PixelDepth.Float32 || image.Channels == 1)
        {
            return image.ToGrey();
        }

        var grey = new Image(image.Width, image.Height, 1, PixelDepth.UInt8);
        ReadOnlySpan<byte> source = image.AsSpan<byte>();
        var target = grey.AsSpan<byte>();
        for (var i = 0; i < target.Length; i++)
        {
            var pixel = source.Slice(3 * i, 3);
            target[i] = (byte)(((19595 * pixel[0]) + (38470 * pixel[1]) + (7471 * pixel[2]) + 0x8000) >> 16);
        }

        return grey;
    }

    /// <summary>The point at the factor on the line from one image to another.</summary>
    public static Image Blend(Image from, Image to, float factor)
    {
        var result = new Image(to.Width, to.Height, to.Channels, to.Depth);
        if (to.Depth == PixelDepth.UInt8)
        {
            ReadOnlySpan<byte> first = from.AsSpan<byte>();
            ReadOnlySpan<byte> second = to.AsSpan<byte>();
            var target = result.AsSpan<byte>();
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = Mixed(first[i], second[i], factor);
            }
        }
        else
        {
            ReadOnlySpan<float> first = from.AsSpan<float>();
            ReadOnlySpan<float> second = to.AsSpan<float>();
            var target = result.AsSpan<float>();
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = Math.Clamp(first[i] + (factor * (second[i] - first[i])), 0, 1);
            }
        }

        return result;
    }

    private static Image FromGrey(Image image, float factor, float grey)
    {
        Suitable.RequireColours(image);
        if (image.Depth == PixelDepth.UInt8)
        {
            Span<byte> table = stackalloc byte[256];
            for (var value = 0; value < table.Length; value++)
            {
                table[value] = Mixed((byte)grey, (byte)value, factor);
            }

            return image.MapValues(table);
        }

        var result = image.Clone();
        foreach (ref var value in result.AsSpan<float>())
        {
            value = Math.Clamp(grey + (factor * (value - grey)), 0, 1);
        }

        return result;
    }

    private static byte Mixed(byte first, byte second, float factor) =>
        (byte)Math.Clamp(first + (factor * (second - first)), byte.MinValue, byte.MaxValue);
}

/// <summary>Refuses images that an operation is not defined for, as clauses about the sample.</summary>
internal static class Suitable
{
    public static void RequireColours(Image image)
    {
        if (image.Channels is not (1 or 3) || image.Depth == PixelDepth.UInt16)
        {
            throw new InvalidDataException(
                $"its image has {image.Channels} channels of {image.Depth}, but colours are changed in images of 1 (grey) or "
                + "3 (RGB) channels of UInt8, or of Float32 from 0 to 1");
        }
    }

    public static void RequireBytes(Image image, string operation)
    {
        if (image.Depth != PixelDepth.UInt8)
        {
            throw new InvalidDataException(
                $"its image holds {image.Depth} values, but {operation} works on the 8-bit values 0 to 255; put it before "
                + "ToTensor and Normalize");
        }
    }
}
