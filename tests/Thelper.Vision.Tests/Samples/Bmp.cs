namespace Thelper.Vision.Tests.Samples;

/// <summary>Windows bitmaps: rows from the bottom up, each padded to four bytes.</summary>
internal static class Bmp
{
    private const int HeaderBytes = 54;

    /// <summary>24 bits a pixel, stored as B, G, R.</summary>
    public static byte[] FromRgb(byte[] rgb, int width, int height)
    {
        var rowBytes = ((width * 3) + 3) / 4 * 4;
        var file = Header(width, height, bitsPerPixel: 24, HeaderBytes, rowBytes * height);
        for (var y = 0; y < height; y++)
        {
            for (var i = 0; i < width * 3; i++)
            {
                var mirrored = (i / 3 * 3) + 2 - (i % 3);
                file[HeaderBytes + ((height - 1 - y) * rowBytes) + i] = rgb[(y * width * 3) + mirrored];
            }
        }
        return file;
    }

    /// <summary>8 bits a pixel, through a palette of greys.</summary>
    public static byte[] FromGrey(byte[] grey, int width, int height)
    {
        const int paletteBytes = 1024;
        var rowBytes = (width + 3) / 4 * 4;
        var file = Header(width, height, bitsPerPixel: 8, HeaderBytes + paletteBytes, rowBytes * height);
        for (var i = 0; i < 256; i++)
        {
            file.AsSpan(HeaderBytes + (4 * i), 3).Fill((byte)i);
        }
        for (var y = 0; y < height; y++)
        {
            var start = HeaderBytes + paletteBytes + ((height - 1 - y) * rowBytes);
            grey.AsSpan(y * width, width).CopyTo(file.AsSpan(start));
        }
        return file;
    }

    /// <summary>Only the header of a 24-bit image, for sizes that nobody wants to store.</summary>
    public static byte[] Promise(int width, int height) => Header(width, height, bitsPerPixel: 24, HeaderBytes, 0);

    private static byte[] Header(int width, int height, short bitsPerPixel, int start, int pixelBytes)
    {
        using var stream = new MemoryStream(new byte[start + pixelBytes]);
        using var writer = new BinaryWriter(stream);
        writer.Write("BM"u8);
        writer.Write(start + pixelBytes);
        writer.Write(0);
        writer.Write(start);
        writer.Write(40);
        writer.Write(width);
        writer.Write(height);
        writer.Write((short)1);
        writer.Write(bitsPerPixel);
        return stream.ToArray();
    }
}
