using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Thelper.Vision;

public sealed partial class Image
{
    private const int TiffHeader = 8;
    private const int TiffEntry = 12;
    private const ushort TiffShort = 3;
    private const ushort TiffLong = 4;

    /// <summary>Encodes as a TIFF file of one strip, without loss (TIFF 6.0 with the compression 8, "Adobe deflate").</summary>
    /// <param name="compression">How much time is spent on a smaller file; little by default.</param>
    /// <exception cref="ImageException">The image is not UInt8 or UInt16 with 1 or 3 channels.</exception>
    public byte[] EncodeTiff(CompressionLevel compression = CompressionLevel.Fastest)
    {
        Require(Depth != PixelDepth.Float32 && Channels is 1 or 3, "TIFF", "UInt8 or UInt16 values in 1 or 3");
        using var stream = new MemoryStream();
        stream.Write(new byte[TiffHeader]);
        using (var deflate = new ZLibStream(stream, compression, leaveOpen: true))
        {
            deflate.Write(Bytes);
        }

        var stripLength = (uint)(stream.Length - TiffHeader);

        // A directory begins at an even place.
        stream.SetLength(stream.Length + (stream.Length % 2));
        stream.Position = stream.Length;
        var directory = (uint)stream.Position;
        WriteDirectory(stream, directory, stripLength);
        var file = stream.ToArray();
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), directory);
        return file;
    }

    private void WriteDirectory(MemoryStream stream, uint start, uint stripLength)
    {
        var bits = (ushort)(8 * BytesPerValue(Depth));
        var entries = TiffEntries(bits, stripLength);
        var further = start + sizeof(ushort) + (uint)(entries.Length * TiffEntry) + sizeof(uint);
        using var writer = new BinaryWriter(stream, Encoding.ASCII, leaveOpen: true);
        writer.Write((ushort)entries.Length);
        foreach (var (tag, type, count, value) in entries)
        {
            writer.Write(tag);
            writer.Write(type);
            writer.Write(count);

            // Three numbers of bits do not fit into their entry, and stand behind the directory.
            writer.Write(count == 1 ? value : further);
        }

        writer.Write(0);
        for (var i = 0; i < Channels && Channels > 1; i++)
        {
            writer.Write(bits);
        }
    }

    private (ushort Tag, ushort Type, uint Count, uint Value)[] TiffEntries(ushort bits, uint stripLength)
    {
        const ushort deflate = 8, blackIsZero = 1, rgb = 2;
        return
        [
            (256, TiffLong, 1, (uint)Width),
            (257, TiffLong, 1, (uint)Height),
            (258, TiffShort, (uint)Channels, bits),
            (259, TiffShort, 1, deflate),
            (262, TiffShort, 1, Channels == 1 ? blackIsZero : rgb),
            (273, TiffLong, 1, TiffHeader),
            (277, TiffShort, 1, (uint)Channels),
            (278, TiffLong, 1, (uint)Height),
            (279, TiffLong, 1, stripLength),
            (284, TiffShort, 1, 1),
        ];
    }
}
