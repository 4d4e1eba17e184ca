using System.IO.Hashing;

namespace Thelper.Torch;

/// <summary>The zip archive of a tensor file. Every entry that is read is checked against its checksum.</summary>
internal sealed class TorchArchiveReader : IStorageSource
{
    private const string Pickle = "data.pkl";

    private readonly Stream _stream;
    private readonly List<ZipEntry> _all;
    private readonly TorchFileName _file;
    private readonly Dictionary<string, ZipEntry> _entries = new(StringComparer.Ordinal);

    public TorchArchiveReader(Stream stream, TorchFileName file)
    {
        _stream = stream;
        _all = ZipDirectory.Read(stream);
        _file = file;
        Index();
        RefuseCode();
        RefuseCompression();
        CheckSizes(stream.Length);
        CheckByteOrder();
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
        ZipDirectory.Seek(_stream, entry);
        var checksum = new Crc32();
        TensorMemory.Read(_stream, elements, checksum);
        Check(entry, checksum.GetCurrentHashAsUInt32());
    }

    private byte[] ReadBytes(string name)
    {
        var entry = Find(name);
        ZipDirectory.Seek(_stream, entry);
        var bytes = new byte[entry.Length];
        _stream.ReadExactly(bytes);
        Check(entry, Crc32.HashToUInt32(bytes));
        return bytes;
    }

    private ZipEntry Find(string name) => _entries.TryGetValue(name, out var entry)
        ? entry
        : throw _file.Damaged($"it has no entry {TorchFileName.Quote(name)}");

    private void Check(ZipEntry entry, uint checksum)
    {
        if (checksum != entry.Checksum)
        {
            throw _file.Damaged(
                $"the checksum of its entry {TorchFileName.Quote(entry.Name)} is {checksum:x8}, "
                + $"and should be {entry.Checksum:x8}");
        }
    }

    private void Index()
    {
        var root = Root();
        foreach (var entry in _all.Where(entry => entry.Name.StartsWith(root, StringComparison.Ordinal)))
        {
            if (!_entries.TryAdd(entry.Name[root.Length..], entry))
            {
                throw _file.Damaged($"it has two entries {TorchFileName.Quote(entry.Name)}");
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
                + "save its weights with torch.save(torch.jit.load(path).state_dict(), new_path), or use it as a model of the type torch.jit.load");
        }
    }

    private void RefuseCompression()
    {
        if (_all.FirstOrDefault(entry => !entry.IsStored) is { } entry)
        {
            throw _file.Refuse($"has an entry {TorchFileName.Quote(entry.Name)} that is compressed or does not fit into it");
        }
    }

    /// <summary>torch.save never compresses; so all entries together cannot be larger than the file.</summary>
    private void CheckSizes(long fileLength)
    {
        var left = fileLength;
        foreach (var entry in _all)
        {
            left -= entry.Length;
            if (left < 0)
            {
                throw _file.Refuse($"has an entry {TorchFileName.Quote(entry.Name)} that does not fit into it");
            }
        }
    }

    /// <summary>The folder that everything is in; it is named as the one who saved liked.</summary>
    private string Root()
    {
        var pickles = _all
            .Select(entry => entry.Name)
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
