namespace Thelper.Data;

/// <summary>
/// The memory of a batch while loader threads fill it. The first sample that arrives fixes shapes and types; each writes
/// into its own slot, so the threads do not wait for one another. Slots that were never written have no
/// place in the batch.
/// </summary>
internal sealed class BatchAssembly(BatchForm form)
{
    private readonly Lock _lock = new();
    private readonly bool[] _isWritten = new bool[form.Size];
    private volatile OrderedDictionary<string, BatchColumn>? _columns;

    public BatchAssembly(int size)
        : this(new BatchForm(size))
    {
    }

    /// <summary>Writes one sample's values into the batch. Where that fails, the slot counts as left out.</summary>
    /// <param name="slot">From 0 to the size of the batch − 1.</param>
    /// <param name="sample">Stays the caller's.</param>
    /// <exception cref="InvalidDataException">The sample does not fit the others.</exception>
    public void Write(int slot, Sample sample)
    {
        _isWritten[slot] = false;
        var columns = _columns ?? Start(sample);
        if (columns.Count != sample.Keys.Count)
        {
            throw new InvalidDataException(
                $"it has the entries {string.Join(", ", sample.Keys)}, but other samples have {string.Join(", ", columns.Keys)}");
        }

        // By index, because an enumerator of an interface would be an object for every sample.
        for (var i = 0; i < sample.Keys.Count; i++)
        {
            var key = sample.Keys[i];
            if (!columns.TryGetValue(key, out var column))
            {
                throw new InvalidDataException($"it has an entry '{key}', which other samples do not have");
            }

            column.Write(slot, sample[key], key);
        }

        _isWritten[slot] = true;
    }

    /// <summary>
    /// The samples that were written, in the order of their slots; null where there are none, and the memory
    /// is freed. Called once, when no thread writes any more.
    /// </summary>
    public Batch? Finish()
    {
        int[] slots = [.. Enumerable.Range(0, form.Size).Where(slot => _isWritten[slot])];
        if (slots.Length == 0)
        {
            Abandon();
            return null;
        }

        var values = new OrderedDictionary<string, object?>();
        foreach (var (key, column) in _columns!)
        {
            values.Add(key, column.Finish(slots));
        }

        return new Batch(values, slots.Length);
    }

    /// <summary>Frees the memory of a batch that was not finished.</summary>
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
            try
            {
                foreach (var key in sample.Keys)
                {
                    columns.Add(key, BatchColumn.For(key, sample[key], form));
                }
            }
            catch
            {
                columns.Values.ToList().ForEach(column => column.Abandon());
                throw;
            }

            return _columns = columns;
        }
    }
}
