using Thelper.Data.Collation;
using Thelper.Data.Samplers;

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
public sealed class Loader : IDisposable
{
    private readonly ISampleSource _source;
    private readonly LoaderSettings _settings;
    private readonly ISampler _sampler;

    // One budget for all runs, so that an epoch that is loaded ahead and the present one hold no more than one would.
    private readonly SemaphoreSlim _ahead;
    private LoaderRun? _next;

    /// <param name="source">The samples.</param>
    /// <param name="settings">How they become batches.</param>
    /// <param name="seed">Of the order, where there is no sampler.</param>
    /// <param name="sampler">The order; null goes through all samples once, shuffled or not.</param>
    internal Loader(ISampleSource source, LoaderSettings settings, ulong seed, ISampler? sampler = null)
    {
        (_source, _settings) = (source, settings);
        _sampler = sampler
            ?? (settings.Shuffle ? new SubsetRandomSampler(source.Count, source.Count, seed) : new SubsetSequentialSampler(source.Count));
        _ahead = new SemaphoreSlim(Math.Max(settings.Prefetch, 1));
    }

    /// <summary>How the batches are made.</summary>
    public LoaderSettings Settings => _settings;

    /// <summary>Samples that the sampler takes per epoch, before incomplete batches are left out.</summary>
    internal int SampledCount => _sampler.Count;

    /// <summary>Samples per epoch.</summary>
    public int SampleCount => _settings.DropLast ? BatchCount * _settings.BatchSize : _sampler.Count;

    /// <summary>Batches per epoch.</summary>
    public int BatchCount => _settings.DropLast
        ? _sampler.Count / _settings.BatchSize
        : (_sampler.Count + _settings.BatchSize - 1) / _settings.BatchSize;

    /// <summary>
    /// Loads the batches of an epoch in their order. A sample that is left out makes its batch smaller; a batch without any
    /// is passed over. Leaving the loop early stops the loading at once. One epoch is loaded at a time.
    /// </summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="firstBatch">Where to begin; the batches before are not loaded, and those after are as they would have been.</param>
    /// <param name="thenNext">Whether the next epoch will be asked for, so that its first batches can be loaded meanwhile.</param>
    /// <returns>Batches that the caller owns.</returns>
    /// <exception cref="DataException">A sample cannot be loaded; raised where its batch is due. Or all are left out.</exception>
    public IEnumerable<Batch> Load(int epoch, int firstBatch = 0, bool thenNext = false)
    {
        var (isWhole, isEmpty) = (false, firstBatch < BatchCount);
        using var run = Begin(epoch, firstBatch);
        try
        {
            for (var i = firstBatch; i < BatchCount; i++)
            {
                var next = run.Next();

                // Looked at after the batch has come: with the last one, at the latest, the threads have nothing left.
                if (thenNext && run.HasTakenAll)
                {
                    _next ??= Run(epoch + 1, 0);
                }

                if (next is { } batch)
                {
                    (isEmpty, batch.Index) = (false, i);
                    yield return batch;
                }
            }

            isWhole = !isEmpty;
            if (isEmpty)
            {
                throw new DataException(
                    "Every sample of the set was left out, because none can be used. Set on_error: fail to see what is wrong with the first.");
            }
        }
        finally
        {
            if (!isWhole)
            {
                Forget();
            }
        }
    }

    /// <summary>The first sample of the first epoch as a batch of its own: what batches look like. No thread is started.</summary>
    /// <returns>The caller's; null where the sample is left out.</returns>
    /// <exception cref="DataException">The sample cannot be loaded.</exception>
    public Batch? Preview()
    {
        var plain = _settings with { Workers = 0, Collation = BatchCollation.Default };
        using var run = new LoaderRun(_source, [Plan(0)[0][..1]], epoch: 0, plain, _ahead);
        return run.Next();
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

    private LoaderRun Run(int epoch, int firstBatch) => new(_source, Plan(epoch)[firstBatch..], epoch, _settings, _ahead)
    {
        FirstBatch = firstBatch,
    };

    private void Forget()
    {
        _next?.Dispose();
        _next = null;
    }

    /// <summary>The samples of each batch of an epoch.</summary>
    internal PlannedSample[][] Plan(int epoch)
    {
        var drawn = new int[_source.Count];
        var planned = _sampler.Order(epoch).Select(index => new PlannedSample(index, drawn[index]++));
        return [.. planned.Chunk(_settings.BatchSize).Take(BatchCount)];
    }
}

/// <summary>A place in a batch: which sample comes there.</summary>
/// <param name="Index">Its number in the source.</param>
/// <param name="Copy">How often the epoch had it before: each time, it is transformed in another way.</param>
internal readonly record struct PlannedSample(int Index, int Copy);

/// <summary>What a loader loads from: numbered samples with their transforms.</summary>
internal interface ISampleSource
{
    int Count { get; }

    /// <summary>Reads and transforms a sample, which the caller owns; null where it is to be left out of its batch.</summary>
    Sample? Load(int index, int epoch, int copy);

    string Describe(int index);
}
