using System.Formats.Tar;
using System.IO.Compression;

namespace Thelper.Data.Files;

/// <summary>A file within a shard.</summary>
/// <param name="Offset">Of its first byte in the uncompressed shard.</param>
/// <param name="Length">In bytes.</param>
internal readonly record struct TarMember(long Offset, long Length);

/// <summary>The files of a shard that make up a sample.</summary>
/// <param name="Key">Their name up to the first dot of its last part, with its folders.</param>
/// <param name="Members">By the rest of the name, in lower case and without the first dot, such as <c>jpg</c> or
/// <c>seg.png</c>.</param>
internal sealed record TarSample(string Key, OrderedDictionary<string, TarMember> Members);

/// <summary>
/// A tar archive whose neighbouring files with the same name up to the first dot form a sample, as WebDataset writes them.
/// It is gone through once to learn where each file lies; the files are then read one by one, by several threads at once.
/// A compressed archive (.tar.gz, .tgz), in which nothing can be found without unpacking all before it, is unpacked into a
/// temporary file without a name, whose room is free again when the shard is disposed or the process ends.
/// </summary>
internal sealed class TarShard : IDisposable
{
    private readonly FileStream _stream;

    private TarShard(string path, FileStream stream)
    {
        (Path, _stream) = (path, stream);
        Samples = Index();
    }

    /// <summary>The archive.</summary>
    public string Path { get; }

    /// <summary>In the archive's order.</summary>
    public IReadOnlyList<TarSample> Samples { get; }

    /// <summary>Opens an archive and goes through the heads of its files.</summary>
    /// <param name="path">Ends in .tar, .tar.gz or .tgz.</param>
    /// <exception cref="DataException">It is missing, damaged, or a name occurs twice in a sample.</exception>
    public static TarShard Open(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = IsCompressed(path) ? Unpacked(path) : File.OpenRead(path);
            return new TarShard(path, stream);
        }
        catch (Exception exception)
        {
            stream?.Dispose();
            if (exception is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                throw new DataException($"{path} cannot be read as a tar archive: {ReadFailure.Reason(path, exception)}", exception);
            }

            throw;
        }
    }

    /// <summary>Whether a path is one of those that are unpacked first.</summary>
    public static bool IsCompressed(string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file of the archive.</summary>
    /// <exception cref="DataException">The archive was changed meanwhile.</exception>
    public byte[] Read(TarMember member)
    {
        var content = new byte[member.Length];
        for (var filled = 0; filled < content.Length;)
        {
            var read = RandomAccess.Read(_stream.SafeFileHandle, content.AsSpan(filled), member.Offset + filled);
            filled += read > 0 ? read : throw new DataException($"{Path} has become shorter while it was in use.");
        }

        return content;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static FileStream Unpacked(string path)
    {
        using var compressed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var file = new FileStream(
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName()),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        try
        {
            // Its memory on the disk is given back once nobody has it open, however the process ends.
            File.Delete(file.Name);
            compressed.CopyTo(file);
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private List<TarSample> Index()
    {
        var samples = new List<TarSample>();
        using var reader = new TarReader(_stream, leaveOpen: true);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
            {
                Add(samples, entry);
            }
        }

        return samples;
    }

    private void Add(List<TarSample> samples, TarEntry entry)
    {
        var (key, member) = Split(entry.Name);
        if (member.Length == 0)
        {
            return;
        }

        if (samples.Count == 0 || samples[^1].Key != key)
        {
            samples.Add(new TarSample(key, new OrderedDictionary<string, TarMember>(StringComparer.Ordinal)));
        }

        if (!samples[^1].Members.TryAdd(member, new TarMember(entry.DataOffset, entry.Length)))
        {
            throw new DataException($"{Path} has the file {entry.Name} twice.");
        }

        if (entry.DataOffset + entry.Length > _stream.Length)
        {
            throw new DataException($"{Path} ends within the file {entry.Name}: it is cut short.");
        }
    }

    private static (string Key, string Member) Split(string name)
    {
        var last = name.LastIndexOf('/') + 1;
        var dot = name.IndexOf('.', last);
        // Hidden files, whose names begin with the dot, belong to no sample.
        return dot <= last ? (name, "") : (name[..dot], name[(dot + 1)..].ToLowerInvariant());
    }
}
