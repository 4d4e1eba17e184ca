using System.Formats.Tar;
using System.IO.Compression;

namespace Thelper.Tests.Data.Files;

/// <summary>The bytes of tar archives.</summary>
internal static class Tars
{
    public static byte[] Of(params IEnumerable<(string Name, byte[] Content)> files)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return stream.ToArray();
    }

    public static byte[] OfTexts(params IEnumerable<(string Name, string Content)> files) =>
        Of(files.Select(file => (file.Name, System.Text.Encoding.UTF8.GetBytes(file.Content))));

    public static byte[] WithLink(string name, string target)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = target });
        }

        return stream.ToArray();
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
