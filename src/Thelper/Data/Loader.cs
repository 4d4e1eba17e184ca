using Thelper.Data.Collation;

namespace Thelper.Data;

/// <summary>How a loader makes batches.</summary>
/// <param name="BatchSize">Samples per batch; the last one of an epoch may have fewer.</param>
/// <param name="Shuffle">Whether each epoch has an order of its own.</param>
/// <param name="DropLast">Whether a last batch with fewer samples is left out.</param>
/// <param name="Workers">Threads that load; 0 loads on the thread that asks.</param>
/// <param name="Prefetch">Batches loaded ahead at most.</param>
public sealed record LoaderSettings(int BatchSize, bool Shuffle, bool DropLast, int Workers, int Prefetch)
{
    /// <summary>What becomes of the samples of a batch; side by side by default.</summary>
    public BatchCollation Collation { get; init; } = BatchCollation.Default;
}

/// <summary>
/// Batches of one of the three sets. The batches of an epoch depend on the seed and the epoch alone, never on the number
/// of threads.
/// </summary>
public sealed class Loader
{
    private readonly ISampleSource _source;
    private readonly LoaderSettings _settings;
    private readonly ulong _seed;

    internal Loader(ISampleSource source, LoaderSettings settings, ulong seed) =>
        (_source, _settings, _seed) = (source, settings, seed);

    /// <summary>Samples per epoch.</summary>
    public int SampleCount => _settings.DropLast ? BatchCount * _settings.BatchSize : _source.Count;

    /// <summary>Batches per epoch.</summary>
    public int BatchCount => _settings.DropLast
        ? _source.Count / _settings.BatchSize
        : (_source.Count + _settings.BatchSize - 1) / _settings.BatchSize;

    /// <summary>Loads the batches of an epoch in their order. Leaving the loop early stops the loading at once.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <returns>Batches that the caller owns.</returns>
    /// <exception cref="DataException">A sample cannot be loaded; raised where its batch is due.</exception>
    public IEnumerable<Batch> Load(int epoch)
    {
        using var run = new LoaderRun(_source, Plan(epoch), epoch, _settings);
        for (var i = 0; i < BatchCount; i++)
        {
            if (run.Next() is { } batch)
            {
                yield return batch;
            }
        }
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
