using System.Buffers.Binary;
using System.IO.Compression;

namespace Thelper.Tests.Data;

/// <summary>The bytes of files of the MNIST family.</summary>
internal static class IdxFiles
{
    /// <summary>Images of 3x2 pixels; the first has the values 0 to 5, the next 6 to 11, and so on.</summary>
    public static byte[] Images(int count) =>
        [0, 0, 8, 3, .. Size(count), .. Size(2), .. Size(3), .. Enumerable.Range(0, count * 6).Select(i => (byte)i)];

    public static byte[] Labels(params byte[] labels) => [0, 0, 8, 1, .. Size(labels.Length), .. labels];

    public static byte[] Size(int size)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, size);
        return bytes;
    }

    public static byte[] Compressed(byte[] content)
    {
        using var file = new MemoryStream();
        using (var stream = new GZipStream(file, CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        return file.ToArray();
    }
}
