using System.Collections;

namespace Thelper.Data;

/// <summary>Several values under one key, such as the copies of an image that are augmented each in its own way, or its tiles.</summary>
/// <remarks>Owns its images.</remarks>
/// <param name="items">At least one.</param>
public sealed class SampleList(IEnumerable<object?> items) : IReadOnlyList<object?>, IDisposable
{
    private readonly List<object?> _items = [.. items];

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <summary>One of the values. A value replaced by another is not disposed.</summary>
    /// <param name="index">From 0.</param>
    public object? this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var item in _items)
        {
            (item as IDisposable)?.Dispose();
        }
    }
}
