using System.Diagnostics;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;

namespace Thelper.Train;

/// <summary>Adds up what a pass over one set gives, and tells the listeners of each batch.</summary>
/// <param name="pass">What is announced.</param>
/// <param name="consumers">The set's consumers.</param>
/// <param name="monitored">The metric to show while the pass runs; null for none.</param>
/// <param name="events">The listeners.</param>
internal sealed class PassTally(PassStarted pass, ConsumerSet consumers, string? monitored, IRunEventWriter events)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly IMetric? _monitored = monitored is null ? null : consumers.Metric(monitored);
    private double _lossSum;
    private int _lossSamples;

    /// <summary>Batches so far.</summary>
    public int Batches { get; private set; }

    private int Images { get; set; }

    private double? Loss => _lossSamples == 0 ? null : _lossSum / _lossSamples;

    /// <summary>Counts a batch that the consumers have seen.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="loss">The mean loss of its samples; null where none was computed.</param>
    public void Add(Batch batch, double? loss)
    {
        Images += batch.Size;
        if (loss is { } value)
        {
            _lossSum += value * batch.Size;
            _lossSamples += batch.Size;
        }

        var shown = _monitored is null ? null : new MetricValue(monitored!, _monitored.Evaluate(), _monitored.Unit);
        events.Write(new BatchFinished(pass, Batches++, Images, Loss, shown));
    }

    /// <summary>Stops a training that cannot recover.</summary>
    /// <param name="loss">The loss of the next batch.</param>
    /// <returns><paramref name="loss"/>.</returns>
    /// <exception cref="SessionException">The loss is infinite or no number.</exception>
    public double? RequireFinite(double? loss) => loss is { } value && !double.IsFinite(value)
        ? throw new SessionException(
            $"The loss is {(double.IsNaN(value) ? "not a number" : "infinite")} in epoch {pass.Epoch + 1}, batch {Batches + 1} of the "
            + $"{pass.Set} set. A lower learning rate often helps (trainer.optimization.optimizer.params.lr).")
        : loss;

    public PassResult Finish()
    {
        var metrics = consumers.Metrics
            .Select(entry => new MetricValue(entry.Name, entry.Metric.Evaluate(), entry.Metric.Unit))
            .ToList();
        var result = new PassResult(Loss, metrics, Images, Stopwatch.GetElapsedTime(_started).TotalSeconds);
        events.Write(new PassFinished(pass, result));
        return result;
    }
}
