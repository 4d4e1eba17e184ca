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

    /// <summary>The learning rate at the beginning of the pass; null where nothing is learned.</summary>
    public double? LearningRate { get; set; }

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

        var isRecorded = LearningRate is not null || NextBatch == pass.BatchCount;
        var live = isRecorded ? LiveMetrics() : [];
        events.Write(new BatchFinished(pass, batch.Index, Images, _loss.Value, Shown(live))
        {
            Iteration = iterations(),
            OwnLoss = loss.Loss,
            IsRecorded = isRecorded,
            Metrics = live,
        });
    }

    /// <summary>Ends the pass.</summary>
    /// <returns>What it gave.</returns>
    public PassResult Finish()
    {
        var metrics = Metrics().Select(Evaluated).ToList();
        var result = new PassResult(_loss.Value, metrics, Images, Stopwatch.GetElapsedTime(_started).TotalSeconds)
        {
            LossParts = [.. _parts.Select(part => new MetricValue(part.Key, part.Value.Value ?? double.NaN, ""))],
        };
        events.Write(new PassFinished(pass, result) { LearningRate = LearningRate });
        return result;
    }

    private IEnumerable<(string Name, IMetric Metric)> Metrics() => set.Consumers.Metrics.Where(entry => set.HasValuesOf(entry.Metric));

    private List<MetricValue> LiveMetrics() => [.. Metrics().Where(entry => entry.Metric.IsLive).Select(Evaluated)];

    private static MetricValue Evaluated((string Name, IMetric Metric) entry) =>
        new(entry.Name, entry.Metric.Evaluate(), entry.Metric.Unit);

    /// <summary>The monitored metric so far; null where it has no value, or one that costs much to know.</summary>
    private MetricValue? Shown(List<MetricValue> live)
    {
        var shown = live.Find(metric => metric.Name == monitored)
            ?? (_monitored is { IsLive: true } ? Evaluated((monitored!, _monitored)) : null);
        return shown is { Value: not double.NaN } ? shown : null;
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["next_batch"] = (long)NextBatch,
        ["images"] = (long)Images,
        ["lr"] = LearningRate,
        ["loss"] = _loss.SaveState(),
        ["losses"] = new OrderedDictionary<string, object?>(
            _parts.Select(part => KeyValuePair.Create<string, object?>(part.Key, part.Value.SaveState()))),
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        (NextBatch, Images) = ((int)(long)state["next_batch"]!, (int)(long)state["images"]!);
        LearningRate = state.GetValueOrDefault("lr") as double? ?? LearningRate;
        _loss.LoadState((IReadOnlyDictionary<string, object?>)state["loss"]!);
        foreach (var (name, part) in (IReadOnlyDictionary<string, object?>)state["losses"]!)
        {
            _parts[name] = new SampleMean();
            _parts[name].LoadState((IReadOnlyDictionary<string, object?>)part!);
        }
    }
}
