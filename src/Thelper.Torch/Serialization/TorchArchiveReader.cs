using System.IO.Compression;
using System.IO.Hashing;

namespace Thelper.Torch;

/// <summary>The zip archive of a tensor file. Every entry that is read is checked against its checksum.</summary>
internal sealed class TorchArchiveReader : IStorageSource, IDisposable
{
    private const string Pickle = "data.pkl";

    private readonly ZipArchive _archive;
    private readonly TorchFileName _file;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    public TorchArchiveReader(Stream stream, TorchFileName file)
    {
        _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        _file = file;
        try
        {
            Index();
            RefuseCode();
            CheckSizes(stream.Length);
            CheckByteOrder();
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    /// <summary>The entry that describes the values.</summary>
    public byte[] ReadPickle() => Find(Pickle).Length <= TorchFileLimits.PickleBytes
        ? ReadBytes(Pickle)
        : throw _file.Refuse(
            $"describes its values in {Find(Pickle).Length} bytes, and at most {TorchFileLimits.PickleBytes} are supported");

    /// <inheritdoc/>
    public long Length(string key) => Find($"data/{key}").Length;

    /// <inheritdoc/>
    public void Read(string key, Tensor elements)
    {
        var entry = Find($"data/{key}");
        using var content = entry.Open();
        var checksum = new Crc32();
        TensorMemory.Read(content, elements, checksum);
        Check(entry, checksum.GetCurrentHashAsUInt32());
    }

    public void Dispose() => _archive.Dispose();

    private byte[] ReadBytes(string name)
    {
        var entry = Find(name);
        var bytes = new byte[entry.Length];
        using var content = entry.Open();
        content.ReadExactly(bytes);
        Check(entry, Crc32.HashToUInt32(bytes));
        return bytes;
    }

    private ZipArchiveEntry Find(string name) => _entries.TryGetValue(name, out var entry)
        ? entry
        : throw _file.Damaged($"it has no entry {TorchFileName.Quote(name)}");

    private void Check(ZipArchiveEntry entry, uint checksum)
    {
        if (checksum != entry.Crc32)
        {
            throw _file.Damaged(
                $"the checksum of its entry {TorchFileName.Quote(entry.FullName)} is {checksum:x8}, "
                + $"and should be {entry.Crc32:x8}");
        }
    }

    private void Index()
    {
        var root = Root();
        foreach (var entry in _archive.Entries.Where(entry => entry.FullName.StartsWith(root, StringComparison.Ordinal)))
        {
            if (!_entries.TryAdd(entry.FullName[root.Length..], entry))
            {
                throw _file.Damaged($"it has two entries {TorchFileName.Quote(entry.FullName)}");
            }
        }
    }

    private void RefuseCode()
    {
        if (_entries.ContainsKey("constants.pkl")
            || _entries.Keys.Any(name => name.StartsWith("code/", StringComparison.Ordinal)))
        {
            throw _file.Refuse(
                "is a TorchScript archive, which holds code, and not weights alone; "
                + "save its weights with torch.save(torch.jit.load(path).state_dict(), new_path)");
        }
    }

    /// <summary>torch.save never compresses; so all entries together cannot be larger than the file.</summary>
    private void CheckSizes(long fileLength)
    {
        var left = fileLength;
        foreach (var entry in _archive.Entries)
        {
            left -= entry.Length;
            if (entry.CompressedLength != entry.Length || left < 0)
            {
                throw _file.Refuse(
                    $"has an entry {TorchFileName.Quote(entry.FullName)} that is compressed or does not fit into it");
            }
        }
    }

    /// <summary>The folder that everything is in; it is named as the one who saved liked.</summary>
    private string Root()
    {
        var pickles = _archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => name.EndsWith($"/{Pickle}", StringComparison.Ordinal) && name.Count(c => c == '/') == 1)
            .ToList();
        return pickles is [var only] ? only[..^Pickle.Length] : throw _file.Refuse(
            "is a zip archive, but not one of PyTorch: "
            + $"it has {pickles.Count} entries named <folder>/{Pickle}, and needs one");
    }

    /// <summary>PyTorch before 2.1 does not say; it ran on little-endian machines, but for curiosities.</summary>
    private void CheckByteOrder()
    {
        if (_entries.TryGetValue("byteorder", out var entry)
            && (entry.Length != "little".Length || !ReadBytes("byteorder").AsSpan().SequenceEqual("little"u8)))
        {
            throw _file.Refuse(
                "was saved on a machine with another byte order than little-endian; load and save it with Python first");
        }
    }
}
