namespace Thelper.Vision.Tests.Samples;

/// <summary>A TIFF of one uncompressed strip, little-endian: the fields of TIFF 6.0, section 3 to 6.</summary>
internal sealed record Tiff(int Width, int Height, int Samples, int Bits)
{
    public bool IsFloat { get; init; }

    public int Orientation { get; init; } = 1;

    public byte[] Encode(byte[] pixels)
    {
        const int pixelsStart = 8;
        const int rgb = 2;
        const int blackIsZero = 1;
        var bitsStart = pixelsStart + pixels.Length;
        (short Tag, bool IsShort, int Count, int Value)[] fields =
        [
            (256, false, 1, Width),
            (257, false, 1, Height),
            (258, true, Samples, Samples == 1 ? Bits : bitsStart),
            (259, true, 1, 1),
            (262, true, 1, Samples >= 3 ? rgb : blackIsZero),
            (273, false, 1, pixelsStart),
            (274, true, 1, Orientation),
            (277, true, 1, Samples),
            (278, false, 1, Height),
            (279, false, 1, pixels.Length),
            (339, true, 1, IsFloat ? 3 : 1),
        ];
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("II*\0"u8);
        writer.Write(bitsStart + (2 * Samples));
        writer.Write(pixels);
        Enumerable.Repeat((short)Bits, Samples).ToList().ForEach(writer.Write);
        writer.Write((short)fields.Length);
        foreach (var (tag, isShort, count, value) in fields)
        {
            writer.Write(tag);
            writer.Write((short)(isShort ? 3 : 4));
            writer.Write(count);
            writer.Write(value);
        }
        writer.Write(0);
        return stream.ToArray();
    }
}
