using System.Buffers.Binary;

namespace Thelper.Torch;

/// <summary>
/// A tensor file of PyTorch before 1.6, which many published weights still are: pickles of a number, a version, the machine,
/// the values and the storages' keys; then, for each key, the count of its elements and the elements.
/// </summary>
internal sealed class LegacyReader : IStorageSource
{
    private const string LittleEndianKey = "little_endian";

    private readonly Stream _stream;
    private readonly TorchFileName _file;
    private readonly Dictionary<string, (long Start, long Length)> _places = new(StringComparer.Ordinal);

    private LegacyReader(Stream stream, TorchFileName file, object? value) => (_stream, _file, Value) = (stream, file, value);

    /// <summary>How such a file begins: the pickles of the number 0x1950a86a20f9469cfc6c and of the version 1001.</summary>
    public static ReadOnlySpan<byte> Magic =>
    [
        0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.',
        0x80, 2, (byte)'M', 0xe9, 3, (byte)'.',
    ];

    /// <summary>What the file describes, in the terms of <see cref="PickledTensor"/> and its neighbours.</summary>
    public object? Value { get; }

    /// <summary>Reads all but the elements.</summary>
    /// <exception cref="TorchFileException">The file is damaged, or asks for something that is not on the lists.</exception>
    public static LegacyReader Read(Stream stream, TorchFileName file)
    {
        stream.Position = Magic.Length;
        var input = new PickleInput(stream, file);
        CheckMachine(PickleReader.Read(input, file).Value, file);
        var (value, storages) = PickleReader.Read(input, file);
        var reader = new LegacyReader(stream, file, value);
        reader.Locate(PickleReader.Read(input, file).Value, storages, input.Position);
        return reader;
    }

    /// <inheritdoc/>
    public long Length(string key) => Find(key).Length;

    /// <inheritdoc/>
    public void Read(string key, Tensor elements)
    {
        _stream.Position = Find(key).Start;
        TensorMemory.Read(_stream, elements);
    }

    private static void CheckMachine(object? machine, TorchFileName file)
    {
        if (machine is not PickledDictionary { Entries: var entries }
            || !entries.Exists(entry => entry is { Key: LittleEndianKey, Value: true }))
        {
            throw file.Refuse(
                "does not say that it was saved on a little-endian machine; load and save it with Python first");
        }
    }

    private (long Start, long Length) Find(string key) => _places.TryGetValue(key, out var place)
        ? place
        : throw _file.Damaged($"it has no storage {TorchFileName.Quote(key)}");

    /// <summary>Storages lie one after the other; so none can be larger than the file, nor share bytes with another.</summary>
    private void Locate(object? keys, IReadOnlyList<PickledStorage> storages, long start)
    {
        var declared = Declared(storages);
        Span<byte> count = stackalloc byte[sizeof(long)];
        foreach (var item in keys as List<object?> ?? throw _file.Damaged("it does not list its storages"))
        {
            if (item is not string key || !declared.TryGetValue(key, out var storage))
            {
                throw _file.Damaged("it lists a storage that its values do not use");
            }

            _stream.Position = start;
            _stream.ReadExactly(count);
            start += count.Length;
            var length = (Int128)storage.Elements * storage.Type.Size();
            if (BinaryPrimitives.ReadInt64LittleEndian(count) != storage.Elements || length > _stream.Length - start)
            {
                throw _file.Damaged(
                    $"its storage {TorchFileName.Quote(key)} is not there with the {storage.Elements} elements that its values declare");
            }

            if (!_places.TryAdd(key, (start, (long)length)))
            {
                throw _file.Damaged($"it lists the storage {TorchFileName.Quote(key)} twice");
            }

            start += (long)length;
        }
    }

    private Dictionary<string, PickledStorage> Declared(IReadOnlyList<PickledStorage> storages)
    {
        var declared = new Dictionary<string, PickledStorage>(StringComparer.Ordinal);
        foreach (var storage in storages)
        {
            if (!declared.TryAdd(storage.Key, storage) && declared[storage.Key] != storage)
            {
                throw _file.Damaged($"it describes the storage {TorchFileName.Quote(storage.Key)} in two ways");
            }
        }

        return declared;
    }
}
