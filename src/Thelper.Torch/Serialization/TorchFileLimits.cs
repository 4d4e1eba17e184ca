namespace Thelper.Torch;

/// <summary>
/// Bounds on what is loaded, so that no file can exhaust memory or the stack of those who walk its values; the same hold
/// for saving, so that whatever was saved can be loaded. Tensors' elements are bounded by the size of the file alone.
/// </summary>
internal static class TorchFileLimits
{
    /// <summary>Dictionaries, lists and tuples within each other.</summary>
    public const int Depth = 256;

    /// <summary>Values of all kinds; one that is found in several places counts in each.</summary>
    public const int Values = 1 << 22;

    /// <summary>So many bytes, where they have to be copied, count as a value.</summary>
    public const int BytesPerValue = 16;

    /// <summary>Bytes of the entry that describes the values.</summary>
    public const int PickleBytes = 1 << 28;

    /// <summary>Dimensions of a tensor; libtorch's own bound.</summary>
    public const int Rank = 64;
}
