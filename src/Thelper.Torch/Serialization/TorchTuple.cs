using System.Collections;

namespace Thelper.Torch;

/// <summary>A Python tuple in a tensor file, such as the two <c>betas</c> of Adam.</summary>
/// <param name="items">What a <see cref="TorchFile"/> can hold, in order; copied.</param>
public sealed class TorchTuple(params IEnumerable<object?> items) : IReadOnlyList<object?>
{
    private readonly object?[] _items = [.. items];

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public object? this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
