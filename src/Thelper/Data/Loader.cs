namespace Thelper.Data;

/// <summary>How a loader makes batches.</summary>
/// <param name="BatchSize">Samples per batch; the last one of an epoch may have fewer.</param>
/// <param name="Shuffle">Whether each epoch has an order of its own.</param>
/// <param name="DropLast">Whether a last batch with fewer samples is left out.</param>
/// <param name="Workers">Threads that load; 0 loads on the thread that asks.</param>
/// <param name="Prefetch">Batches loaded ahead at most.</param>
public sealed record LoaderSettings(int BatchSize, bool Shuffle, bool DropLast, int Workers, int Prefetch);

/// <summary>
/// Batches of one of the three sets. The batches of an epoch depend on the seed and the epoch alone, never on the number
/// of threads.
/// </summary>
public sealed class Loader : IDisposable
{
    private readonly ISampleSource _source;
    private readonly LoaderSettings _settings;
    private readonly ulong _seed;

    // One budget for all runs, so that an epoch that is loaded ahead and the present one hold no more than one would.
    private readonly SemaphoreSlim _ahead;
    private LoaderRun? _next;

    internal Loader(ISampleSource source, LoaderSettings settings, ulong seed)
    {
        (_source, _settings, _seed) = (source, settings, seed);
        _ahead = new SemaphoreSlim(Math.Max(settings.Prefetch, 1));
    }

    /// <summary>How the batches are made.</summary>
    public LoaderSettings Settings => _settings;

    /// <summary>Samples per epoch.</summary>
    public int SampleCount => _settings.DropLast ? BatchCount * _settings.BatchSize : _source.Count;

    /// <summary>Batches per epoch.</summary>
    public int BatchCount => _settings.DropLast
        ? _source.Count / _settings.BatchSize
        : (_source.Count + _settings.BatchSize - 1) / _settings.BatchSize;

    /// <summary>
    /// Loads the batches of an epoch in their order. Leaving the loop early stops the loading at once. One epoch is loaded
    /// at a time.
    /// </summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="firstBatch">Where to begin; the batches before are not loaded, and those after are as they would have been.</param>
    /// <param name="thenNext">Whether the next epoch will be asked for, so that its first batches can be loaded meanwhile.</param>
    /// <returns>Batches that the caller owns.</returns>
    /// <exception cref="DataException">A sample cannot be loaded; raised where its batch is due.</exception>
    public IEnumerable<Batch> Load(int epoch, int firstBatch = 0, bool thenNext = false)
    {
        var isWhole = false;
        using var run = Begin(epoch, firstBatch);
        try
        {
            for (var i = firstBatch; i < BatchCount; i++)
            {
                if (thenNext && run.HasTakenAll)
                {
                    _next ??= Run(epoch + 1, 0);
                }

                yield return run.Next();
            }

            isWhole = true;
        }
        finally
        {
            if (!isWhole)
            {
                Forget();
            }
        }
    }

    /// <summary>Stops what is being loaded ahead.</summary>
    public void Dispose()
    {
        Forget();
        _ahead.Dispose();
    }

    private LoaderRun Begin(int epoch, int firstBatch)
    {
        if (_next is { } ready && ready.Epoch == epoch && firstBatch == 0)
        {
            _next = null;
            return ready;
        }

        Forget();
        return Run(epoch, firstBatch);
    }

    private LoaderRun Run(int epoch, int firstBatch) => new(_source, Plan(epoch)[firstBatch..], epoch, _settings, _ahead);

    private void Forget()
    {
        _next?.Dispose();
        _next = null;
    }

    /// <summary>The samples of each batch of an epoch.</summary>
    internal int[][] Plan(int epoch)
    {
        var order = Enumerable.Range(0, _source.Count).ToArray();
        if (_settings.Shuffle)
        {
            new CounterRandom(_seed, (uint)epoch, 0, RandomPurpose.Order).Shuffle<int>(order);
        }

        return [.. order.Chunk(_settings.BatchSize).Take(BatchCount)];
    }
}

/// <summary>What a loader loads from: numbered samples with their transforms.</summary>
internal interface ISampleSource
{
    int Count { get; }

    /// <summary>Reads and transforms a sample, which the caller owns.</summary>
    Sample Load(int index, int epoch);

    string Describe(int index);
}
