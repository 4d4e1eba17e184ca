using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Thelper.Vision.Tests.Samples;

/// <summary>PNG files of kinds that our own encoder does not write.</summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    /// <summary>One byte a pixel, which is the number of a colour of the palette (R, G, B, R, ...).</summary>
    public static byte[] FromPalette(byte[] indices, int width, int height, byte[] palette)
    {
        const byte paletteKind = 3;
        return
        [
            .. Signature,
            .. Chunk("IHDR", Header(width, height, paletteKind)),
            .. Chunk("PLTE", palette),
            .. Chunk("IDAT", Compress(indices, width)),
            .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. BigEndian((uint)data.Length), .. body, .. BigEndian(Crc32(body))];
    }

    private static byte[] Header(int width, int height, byte kind) =>
        [.. BigEndian((uint)width), .. BigEndian((uint)height), 8, kind, 0, 0, 0];

    private static byte[] Compress(byte[] pixels, int width)
    {
        using var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            foreach (var row in pixels.Chunk(width))
            {
                stream.Write([0, .. row]);
            }
        }
        return compressed.ToArray();
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }
        return ~crc;
    }
}
