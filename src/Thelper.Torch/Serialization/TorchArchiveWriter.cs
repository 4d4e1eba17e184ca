using System.Globalization;
using System.IO.Compression;

namespace Thelper.Torch;

/// <summary>Writes the zip archive of a tensor file, entry by entry, without compression.</summary>
internal static class TorchArchiveWriter
{
    private const string Root = "archive";

    // The earliest time that a zip archive can hold: equal values give equal files, whenever they are saved.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream stream, ReadOnlySpan<byte> pickle, IReadOnlyList<Tensor> tensors)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Write(archive, "data.pkl", pickle);
        Write(archive, "byteorder", "little"u8);
        for (var i = 0; i < tensors.Count; i++)
        {
            using var content = Open(archive, string.Create(CultureInfo.InvariantCulture, $"data/{i}"));
            TensorMemory.Write(tensors[i], content);
        }

        Write(archive, "version", "3\n"u8);
    }

    private static void Write(ZipArchive archive, string name, ReadOnlySpan<byte> bytes)
    {
        using var content = Open(archive, name);
        content.Write(bytes);
    }

    private static Stream Open(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry($"{Root}/{name}", CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
