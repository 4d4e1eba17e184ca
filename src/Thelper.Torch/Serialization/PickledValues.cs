namespace Thelper.Torch;

// What the pickle of a weights file describes, before any tensor is made. Lists are List<object?>, tuples object?[];
// texts, numbers, bytes and dtypes are themselves.

/// <summary>A dictionary, its entries in the order in which they were set; a key may occur again.</summary>
internal sealed class PickledDictionary
{
    public List<KeyValuePair<object, object?>> Entries { get; } = [];

    /// <summary>Whether all keys are of one type; of a dictionary without entries, they are of any.</summary>
    public bool HasOnly<TKey>() => Entries.TrueForAll(entry => entry.Key is TKey);
}

/// <summary>One of Python's storage classes.</summary>
internal sealed record PickledStorageClass(ScalarType Type);

/// <summary>A block of elements in an entry of the archive; several tensors may lie in it.</summary>
internal sealed record PickledStorage(string Key, ScalarType Type, long Elements);

/// <summary>A view into a storage; offset and strides count elements.</summary>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Size, long[] Stride);

/// <summary>Bytes as protocol 2 writes them, which has none: a text of characters up to 255, to be encoded.</summary>
internal sealed record PickledBytes(string Text);

/// <summary>Something that a pickle may call: it makes a value out of its arguments, and does nothing else.</summary>
internal delegate object PickledFunction(object?[] arguments, TorchFileName file);
