using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>What an <see cref="ExternalMetric"/> shows its function.</summary>
internal interface IExternalSamples : IStateful
{
    /// <summary>Whether they are kept as counts, which are no more after many batches than after a few.</summary>
    bool AreCounts { get; }

    /// <summary>What was seen.</summary>
    MetricSamples Current { get; }

    /// <summary>A few perfect predictions, to try a function with.</summary>
    MetricSamples Perfect { get; }

    void Update(Iteration iteration);

    void Reset();
}

/// <summary>The part that all kinds of samples share.</summary>
internal abstract class ExternalSamples<T>(int? maxWinSize, Func<T> make) : IExternalSamples
    where T : ITally<T>
{
    private readonly Window<T> _window = new(maxWinSize, make);

    /// <inheritdoc/>
    public abstract bool AreCounts { get; }

    /// <inheritdoc/>
    public MetricSamples Current => Of(_window.Total);

    /// <inheritdoc/>
    public abstract MetricSamples Perfect { get; }

    /// <inheritdoc/>
    public void Update(Iteration iteration)
    {
        var bin = _window.BinOf(iteration);
        if (iteration.HasTruth)
        {
            Add(iteration, bin);
        }
    }

    /// <inheritdoc/>
    public void Reset() => _window.Reset();

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _window.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _window.LoadState(state);

    private protected abstract void Add(Iteration iteration, T bin);

    private protected abstract MetricSamples Of(T total);

    /// <summary>Pairs of values, each with how often it was seen; those that never were are left out.</summary>
    private protected static MetricSamples Counted(ReadOnlySpan<(double Target, double Prediction, double Count)> pairs)
    {
        var (targets, predictions, counts) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var (target, prediction, count) in pairs)
        {
            if (count > 0)
            {
                targets.Add(target);
                predictions.Add(prediction);
                counts.Add(count);
            }
        }

        return new(targets, predictions) { Counts = counts };
    }
}

/// <summary>Class indices.</summary>
internal sealed class LabelSamples(ClassMap classes, int? maxWinSize)
    : ExternalSamples<ConfusionCounts>(maxWinSize, () => new ConfusionCounts(classes.OutputCount))
{
    private readonly ConfusionCounter _counter = new();

    /// <inheritdoc/>
    public override bool AreCounts => true;

    /// <inheritdoc/>
    public override MetricSamples Perfect
    {
        get
        {
            double[] indices = [.. classes.Indices.Values.Select(index => (double)index)];
            return new(indices, indices);
        }
    }

    private protected override void Add(Iteration iteration, ConfusionCounts bin) => _counter.Add(iteration, bin);

    private protected override MetricSamples Of(ConfusionCounts total)
    {
        var pairs = new (double, double, double)[total.Classes * (total.Classes + 1)];
        var next = 0;
        for (var truth = 0; truth < total.Classes; truth++)
        {
            var missing = total.Support(truth);
            for (var predicted = 0; predicted < total.Classes; predicted++)
            {
                pairs[next++] = (truth, predicted, total[truth, predicted]);
                missing -= total[truth, predicted];
            }

            pairs[next++] = (truth, BestClasses.None, missing);
        }

        return Counted(pairs);
    }
}

/// <summary>1 for a class of interest, 0 for all others.</summary>
internal sealed class TargetSamples(int classes, int target, int? maxWinSize)
    : ExternalSamples<Sums>(maxWinSize, () => new Sums(new HitCounter(classes).SumCount))
{
    private readonly HitCounter _counter = new(classes);

    /// <inheritdoc/>
    public override bool AreCounts => true;

    /// <inheritdoc/>
    public override MetricSamples Perfect => new([0, 1], [0, 1]);

    private protected override void Add(Iteration iteration, Sums bin) => _counter.Add(iteration, bin);

    private protected override MetricSamples Of(Sums total)
    {
        var hits = HitCounter.Of(total, target);
        var (missed, wrong) = (hits.Support - hits.Right, hits.Predicted - hits.Right);
        return Counted([(1, 1, hits.Right), (1, 0, missed), (0, 1, wrong), (0, 0, _counter.Seen(total) - hits.Right - missed - wrong)]);
    }
}

/// <summary>The scores of a class of interest.</summary>
internal sealed class ScoreSamples(TargetScores target, int? maxWinSize)
    : ExternalSamples<ScoreList>(maxWinSize, () => new ScoreList())
{
    /// <inheritdoc/>
    public override bool AreCounts => false;

    /// <inheritdoc/>
    public override MetricSamples Perfect => new([0, 1], [0.25, 0.75]);

    private protected override void Add(Iteration iteration, ScoreList bin) => target.Add(iteration, bin);

    private protected override MetricSamples Of(ScoreList total) => new(
        Array.ConvertAll(total.Positives.ToArray(), isPositive => isPositive ? 1.0 : 0),
        Array.ConvertAll(total.Scores.ToArray(), score => (double)score));
}

/// <summary>Numbers.</summary>
internal sealed class NumberSamples(int? maxWinSize) : ExternalSamples<NumberList>(maxWinSize, () => new NumberList())
{
    /// <inheritdoc/>
    public override bool AreCounts => false;

    /// <inheritdoc/>
    public override MetricSamples Perfect => new([0, 1], [0, 1]);

    private protected override void Add(Iteration iteration, NumberList bin) => bin.Add(iteration);

    private protected override MetricSamples Of(NumberList total) =>
        new(total.Targets, total.Predictions) { Width = total.Width };
}
