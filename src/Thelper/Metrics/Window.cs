namespace Thelper.Metrics;

/// <summary>
/// What a metric adds up over all batches of an epoch, or over the last ones of them. In the latter case there is a bin for each
/// batch: of W = min(size, batches per epoch) bins a batch has that of its number modulo W, and replaces what was there, even if
/// its own truth is not known.
/// </summary>
/// <typeparam name="T">What is added up.</typeparam>
/// <param name="size">Batches at most; null for all, which are added up at once.</param>
/// <param name="make">Makes an empty bin.</param>
internal sealed class Window<T>(int? size, Func<T> make) : IStateful
    where T : ITally<T>
{
    private T[] _bins = [make()];

    /// <summary>What all batches in view give together; not to be changed.</summary>
    public T Total
    {
        get
        {
            if (_bins.Length == 1)
            {
                return _bins[0];
            }

            var total = make();
            Array.ForEach(_bins, total.Add);
            return total;
        }
    }

    /// <summary>Where a batch is to be added.</summary>
    /// <param name="batch">The batch.</param>
    public T BinOf(Iteration batch)
    {
        if (size is not { } most)
        {
            return _bins[0];
        }

        var count = Math.Min(most, batch.Count);
        if (_bins.Length != count)
        {
            _bins = Empty(count);
        }

        var bin = _bins[batch.Index % count];
        bin.Clear();
        return bin;
    }

    public void Reset() => _bins = Empty(1);

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() =>
        new() { ["bins"] = _bins.Select(bin => (object?)bin.SaveState()).ToList() };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        var bins = (IReadOnlyList<object?>)state["bins"]!;
        _bins = Empty(bins.Count);
        for (var i = 0; i < bins.Count; i++)
        {
            _bins[i].LoadState((IReadOnlyDictionary<string, object?>)bins[i]!);
        }
    }

    private T[] Empty(int count) => [.. Enumerable.Range(0, count).Select(_ => make())];
}
