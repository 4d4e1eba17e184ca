namespace Thelper.Data;

/// <summary>
/// One sample: values under keys. A value is a <see cref="SampleImage"/>, a <see cref="LabelMap"/>, a list of
/// <see cref="Thelper.Tasks.BoundingBox"/>, a <see cref="SampleArray"/>, a <see cref="long"/>, a <see cref="double"/>, a text,
/// null, or a <see cref="SampleList"/> of these. Owns its images.
/// </summary>
public sealed class Sample : IDisposable
{
    private readonly OrderedDictionary<string, object?> _values = [];

    /// <summary>The keys in the order in which they were set first.</summary>
    public IReadOnlyList<string> Keys => _values.Keys;

    /// <summary>The value under a key. A value replaced by another is not disposed.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The sample has no such key.</exception>
    public object? this[string key]
    {
        get => _values[key];
        set => _values[key] = value;
    }

    /// <summary>Whether there is a value, null included, under a key.</summary>
    /// <param name="key">The key.</param>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>All entries that transforms change.</summary>
    public SampleEntries Entries => new(this, null);

    /// <summary>Decodes the files that no transform had to look into, so that damage shows now and not in the batch.</summary>
    /// <exception cref="DataException">A file is damaged.</exception>
    internal void Decode()
    {
        foreach (var entry in Entries)
        {
            (entry.Value as SamplePixels)?.Decode();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var value in _values.Values)
        {
            (value as IDisposable)?.Dispose();
        }
    }
}
