using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>Changes of single values, for every depth of pixels.</summary>
internal static class PixelValues
{
    /// <summary>The largest value: 255, 65,535, or 1 for floating-point numbers.</summary>
    public static float Largest(PixelDepth depth) => depth switch
    {
        PixelDepth.UInt8 => byte.MaxValue,
        PixelDepth.UInt16 => ushort.MaxValue,
        _ => 1,
    };

    /// <summary>
    /// A new image with other values, held between 0 and the largest one; in integers, fractions are cut off, as where an
    /// array of floating-point numbers becomes one of integers.
    /// </summary>
    public static Image Map(Image source, Func<int, float, float> map)
    {
        if (source.Depth == PixelDepth.UInt8)
        {
            return source.MapValues(Table(source.Channels, map));
        }

        var (mapped, largest) = (source.ToFloat32(), Largest(source.Depth));
        var values = mapped.AsSpan<float>();
        for (var i = 0; i < values.Length; i++)
        {
            var value = Math.Clamp(map(i % source.Channels, values[i]), 0, largest);
            values[i] = source.Depth == PixelDepth.Float32 ? value : MathF.Floor(value);
        }

        return Returned(mapped, source.Depth);
    }

    /// <summary>The image in the depth of before; values are rounded, and held between 0 and the largest one.</summary>
    /// <param name="values">Disposed.</param>
    /// <param name="depth">Of the result.</param>
    public static Image Returned(Image values, PixelDepth depth)
    {
        if (depth == PixelDepth.Float32)
        {
            foreach (ref var value in values.AsSpan<float>())
            {
                value = Math.Clamp(value, 0, 1);
            }

            return values;
        }

        using (values)
        {
            return values.ConvertDepth(depth);
        }
    }

    private static byte[] Table(int channels, Func<int, float, float> map)
    {
        const int values = byte.MaxValue + 1;
        var table = new byte[channels * values];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (byte)Math.Clamp(map(i / values, i % values), 0, byte.MaxValue);
        }

        return table;
    }
}
