using System.IO.Compression;
using System.Text;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>Makes archives as torch.save lays them out, with whatever in them a test wants to be wrong.</summary>
internal sealed class ArchiveBuilder
{
    private readonly List<(string Name, byte[] Content, CompressionLevel Compression)> _entries = [];

    public static ArchiveBuilder WithPickle(string pickle) =>
        new ArchiveBuilder().Add("a/data.pkl", Encoding.Latin1.GetBytes(pickle));

    public ArchiveBuilder Add(string name, byte[] content, CompressionLevel compression = CompressionLevel.NoCompression)
    {
        _entries.Add((name, content, compression));
        return this;
    }

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content, compression) in _entries)
            {
                using var target = archive.CreateEntry(name, compression).Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }

    public object? Load() => Load(Build());

    public string RefusalMessage() => RefusalMessage(Build());

    public static object? Load(byte[] bytes) => TorchFile.Load(new MemoryStream(bytes), "x.pth");

    public static string RefusalMessage(byte[] bytes) =>
        Assert.Throws<TorchFileException>(() => Load(bytes)).Message;
}
