using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>Pillow's sharpness: from an image smoothed by (1 1 1, 1 5 1, 1 1 1) / 13, whose border stays, through the
/// image.</summary>
internal static class Sharpening
{
    private const int Centre = 5;
    private const int Sum = 13;

    /// <param name="image">Bytes, or floats from 0 to 1.</param>
    /// <param name="factor">0 is smooth, 1 the image, 2 sharp.</param>
    public static Image Adjust(Image image, double factor)
    {
        Suitable.RequireColours(image);
        using var smooth = image.Clone();
        if (image.Depth == PixelDepth.UInt8)
        {
            Smooth(image, smooth.AsSpan<byte>());
        }
        else
        {
            Smooth(image, smooth.AsSpan<float>());
        }

        return ColourAdjustment.Blend(smooth, image, (float)factor);
    }

    private static void Smooth(Image image, Span<byte> target)
    {
        ReadOnlySpan<byte> source = image.AsSpan<byte>();
        var row = image.Width * image.Channels;
        for (var i = row; i < target.Length - row; i++)
        {
            if (i % row >= image.Channels && i % row < row - image.Channels)
            {
                var sum = Three(source, i - row, image.Channels) + Three(source, i, image.Channels)
                    + Three(source, i + row, image.Channels);
                target[i] = (byte)((sum + ((Centre - 1) * source[i]) + (Sum / 2)) / Sum);
            }
        }
    }

    private static void Smooth(Image image, Span<float> target)
    {
        ReadOnlySpan<float> source = image.AsSpan<float>();
        var row = image.Width * image.Channels;
        for (var i = row; i < target.Length - row; i++)
        {
            if (i % row >= image.Channels && i % row < row - image.Channels)
            {
                var sum = Three(source, i - row, image.Channels) + Three(source, i, image.Channels)
                    + Three(source, i + row, image.Channels);
                target[i] = (sum + ((Centre - 1) * source[i])) / Sum;
            }
        }
    }

    private static int Three(ReadOnlySpan<byte> values, int middle, int step) =>
        values[middle - step] + values[middle] + values[middle + step];

    private static float Three(ReadOnlySpan<float> values, int middle, int step) =>
        values[middle - step] + values[middle] + values[middle + step];
}
