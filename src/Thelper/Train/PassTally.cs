using System.Diagnostics;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>The losses of a batch as numbers.</summary>
/// <param name="Loss">The mean over its samples; null where none was computed.</param>
/// <param name="Parts">What it is made of.</param>
internal sealed record BatchLoss(double? Loss, IReadOnlyList<(string Name, double Value)> Parts);

/// <summary>Adds up what a pass over one set gives, and tells the listeners of each batch.</summary>
/// <param name="pass">What is announced.</param>
/// <param name="consumers">The set's consumers.</param>
/// <param name="monitored">The metric to show while the pass runs; null for none.</param>
/// <param name="events">The listeners.</param>
internal sealed class PassTally(PassStarted pass, ConsumerSet consumers, string? monitored, IRunEventWriter events) : IStateful
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly IMetric? _monitored = monitored is null ? null : consumers.Metric(monitored);
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

        var shown = _monitored is null ? null : new MetricValue(monitored!, _monitored.Evaluate(), _monitored.Unit);
        events.Write(new BatchFinished(pass, batch.Index, Images, _loss.Value, shown));
    }

    /// <summary>Reads the losses of a batch, and stops a training that cannot recover.</summary>
    /// <param name="step">What the batch gave.</param>
    /// <param name="batch">The batch.</param>
    /// <exception cref="SessionException">The loss is infinite or no number.</exception>
    public BatchLoss Read(StepOutput step, Batch batch)
    {
        var parts = step.LossParts.Select(part => (part.Name, part.Value.ToDouble())).ToList();
        var loss = step.Loss?.ToDouble();
        return loss is { } value && !double.IsFinite(value)
            ? throw new SessionException(
                $"The loss is {(double.IsNaN(value) ? "not a number" : "infinite")} in epoch {pass.Epoch + 1}, batch {batch.Index + 1} of the "
                + $"{pass.Set} set.{Listed(parts)} A lower learning rate often helps (trainer.optimization.optimizer.params.lr).")
            : new BatchLoss(loss, parts);
    }

    public PassResult Finish()
    {
        var metrics = consumers.Metrics
            .Select(entry => new MetricValue(entry.Name, entry.Metric.Evaluate(), entry.Metric.Unit))
            .ToList();
        var result = new PassResult(_loss.Value, metrics, Images, Stopwatch.GetElapsedTime(_started).TotalSeconds)
        {
            LossParts = [.. _parts.Select(part => new MetricValue(part.Key, part.Value.Value ?? double.NaN, ""))],
        };
        events.Write(new PassFinished(pass, result));
        return result;
    }

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

    private static string Listed(IReadOnlyList<(string Name, double Value)> parts) =>
        parts.Count == 0 ? "" : $" Its parts are {string.Join(", ", parts.Select(part => $"{part.Name} {part.Value:G4}"))}.";
}
