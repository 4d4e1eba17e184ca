using System.Diagnostics;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>Adds up what a pass over one set gives, and tells the listeners of each batch.</summary>
/// <param name="pass">What is announced.</param>
/// <param name="set">What it goes over.</param>
/// <param name="monitored">The metric to show while the pass runs; null for none.</param>
/// <param name="events">The listeners.</param>
/// <param name="iterations">Tells how many training steps were made.</param>
internal sealed class PassTally(PassStarted pass, SetRun set, string? monitored, IRunEventWriter events, Func<long> iterations) : IStateful
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly IMetric? _monitored = monitored is null ? null : set.Consumers.Metric(monitored);
    private readonly SampleMean _loss = new();
    private readonly OrderedDictionary<string, SampleMean> _parts = [];

    /// <summary>What was announced.</summary>
    public PassStarted Announced => pass;

    /// <summary>The number of the batch to come.</summary>
    public int NextBatch { get; private set; }

    private int Images { get; set; }

    /// <summary>Counts a batch that the consumers have seen.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="loss">Its losses.</param>
    public void Add(Batch batch, BatchLoss loss)
    {
        Images += batch.Size;
        NextBatch = batch.Index + 1;
        if (loss.Loss is { } value)
        {
            _loss.Add(value, batch.Size);
        }

        foreach (var (name, part) in loss.Parts)
        {
            _parts.TryAdd(name, new SampleMean());
            _parts[name].Add(part, batch.Size);
        }

        events.Write(new BatchFinished(pass, batch.Index, Images, _loss.Value, Shown()) { Iteration = iterations() });
    }

    /// <summary>Ends the pass.</summary>
    /// <returns>What it gave.</returns>
    public PassResult Finish()
    {
        var metrics = set.Consumers.Metrics
            .Where(entry => set.HasValuesOf(entry.Metric))
            .Select(entry => new MetricValue(entry.Name, entry.Metric.Evaluate(), entry.Metric.Unit))
            .ToList();
        var result = new PassResult(_loss.Value, metrics, Images, Stopwatch.GetElapsedTime(_started).TotalSeconds)
        {
            LossParts = [.. _parts.Select(part => new MetricValue(part.Key, part.Value.Value ?? double.NaN, ""))],
        };
        events.Write(new PassFinished(pass, result));
        return result;
    }

    /// <summary>The monitored metric so far; null where it has no value.</summary>
    private MetricValue? Shown() => _monitored?.Evaluate() is { } value && !double.IsNaN(value)
        ? new MetricValue(monitored!, value, _monitored.Unit)
        : null;

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["next_batch"] = (long)NextBatch,
        ["images"] = (long)Images,
        ["loss"] = _loss.SaveState(),
        ["losses"] = new OrderedDictionary<string, object?>(
            _parts.Select(part => KeyValuePair.Create<string, object?>(part.Key, part.Value.SaveState()))),
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        (NextBatch, Images) = ((int)(long)state["next_batch"]!, (int)(long)state["images"]!);
        _loss.LoadState((IReadOnlyDictionary<string, object?>)state["loss"]!);
        foreach (var (name, part) in (IReadOnlyDictionary<string, object?>)state["losses"]!)
        {
            _parts[name] = new SampleMean();
            _parts[name].LoadState((IReadOnlyDictionary<string, object?>)part!);
        }
    }
}
