namespace Thelper.Data;

/// <summary>
/// The memory of a batch while loader threads fill it. The first sample that arrives fixes shapes and types; each writes
/// into its own slot, so the threads do not wait for one another.
/// </summary>
internal sealed class BatchAssembly(int size)
{
    private readonly Lock _lock = new();
    private readonly bool[] _isWritten = new bool[size];
    private volatile OrderedDictionary<string, BatchColumn>? _columns;

    /// <summary>Writes one sample's values into the batch.</summary>
    /// <param name="slot">From 0 to the size of the batch − 1.</param>
    /// <param name="sample">Stays the caller's.</param>
    /// <exception cref="InvalidDataException">The sample does not fit the others.</exception>
    public void Write(int slot, Sample sample)
    {
        var columns = _columns ?? Start(sample);
        if (columns.Count != sample.Keys.Count)
        {
            throw new InvalidDataException(
                $"it has the entries {string.Join(", ", sample.Keys)}, but other samples have {string.Join(", ", columns.Keys)}");
        }

        foreach (var key in sample.Keys)
        {
            if (!columns.TryGetValue(key, out var column))
            {
                throw new InvalidDataException($"it has an entry '{key}', which other samples do not have");
            }

            column.Write(slot, sample[key], key);
        }

        _isWritten[slot] = true;
    }

    /// <summary>The batch of the samples that were written, in the order of their slots; null where there is none.</summary>
    public Batch? Finish()
    {
        if (_columns is null)
        {
            return null;
        }

        int[] slots = [.. Enumerable.Range(0, size).Where(slot => _isWritten[slot])];
        var values = new OrderedDictionary<string, object>();
        foreach (var (key, column) in _columns)
        {
            if (slots.Length < size)
            {
                column.Keep(slots);
            }

            values.Add(key, column.Values);
        }

        return new Batch(values, slots.Length);
    }

    public void Abandon()
    {
        foreach (var column in _columns?.Values.AsEnumerable() ?? [])
        {
            column.Abandon();
        }
    }

    private OrderedDictionary<string, BatchColumn> Start(Sample sample)
    {
        lock (_lock)
        {
            if (_columns is { } started)
            {
                return started;
            }

            var columns = new OrderedDictionary<string, BatchColumn>();
            foreach (var key in sample.Keys)
            {
                columns.Add(key, BatchColumn.For(sample[key], size));
            }

            return _columns = columns;
        }
    }
}
