namespace Thelper.Vision.Tests.Samples;

/// <summary>Small images with every value known.</summary>
internal static class Pattern
{
    public static Image Bytes(int width, int height, int channels) =>
        Image.FromPixels<byte>(
            [.. Enumerable.Range(0, width * height * channels).Select(i => (byte)((i * 37) + 11))],
            width,
            height,
            channels);

    public static Image Words(int width, int height, int channels) =>
        Image.FromPixels<ushort>(
            [.. Enumerable.Range(0, width * height * channels).Select(i => (ushort)((i * 3571) + 257))],
            width,
            height,
            channels);

    /// <summary>Slow changes only, as JPEG keeps them.</summary>
    public static Image Smooth(int width, int height, int channels)
    {
        var image = new Image(width, height, channels, PixelDepth.UInt8);
        var values = image.AsSpan<byte>();
        for (var i = 0; i < values.Length; i++)
        {
            var (pixel, channel) = (i / channels, i % channels);
            var (x, y) = (pixel % width, pixel / width);
            values[i] = (byte)(60 + (x * 90 / width) + (y * 60 / height) + (channel * 15));
        }
        return image;
    }

    public static byte[] Pixel(this Image image, int x, int y) =>
        image.AsSpan<byte>().Slice(((y * image.Width) + x) * image.Channels, image.Channels).ToArray();

    /// <summary>The same numbers in another depth.</summary>
    public static Image ConvertedTo(this Image image, PixelDepth depth)
    {
        var values = image.Floats();
        return depth switch
        {
            PixelDepth.UInt8 => Image.FromPixels<byte>(
                [.. values.Select(v => (byte)v)], image.Width, image.Height, image.Channels),
            PixelDepth.UInt16 => Image.FromPixels<ushort>(
                [.. values.Select(v => (ushort)v)], image.Width, image.Height, image.Channels),
            _ => Image.FromPixels<float>(values, image.Width, image.Height, image.Channels),
        };
    }

    public static float[] Floats(this Image image)
    {
        var values = new float[image.Width * image.Height * image.Channels];
        image.WriteChannelsLast(values);
        return values;
    }
}
