using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="R2"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record R2Options : IConsumerOptions
{
    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new R2();
}

/// <summary>
/// The coefficient of determination over all numbers of all samples: 1 − Σ(prediction − truth)² / Σ(truth − mean truth)². 1 is
/// perfect, 0 is as good as always predicting the mean; the root of 1 − R² is the error as a share of that of the mean.
/// NaN where all numbers are equal.
/// </summary>
public sealed class R2 : IMetric
{
    private long _count;
    private double _mean;
    private double _spread;
    private double _error;

    /// <inheritdoc/>
    public Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public double Evaluate() => _spread == 0 ? double.NaN : 1 - (_error / _spread);

    /// <inheritdoc/>
    public void Reset() => (_count, _mean, _spread, _error) = (0, 0, 0, 0);

    /// <inheritdoc/>
    /// <exception cref="DataException">Predictions and truth have different shapes.</exception>
    public void Update(Iteration iteration)
    {
        if (iteration.Target is null)
        {
            return;
        }

        var (predicted, truth) = NumberPairs.Of(iteration);
        for (var i = 0; i < predicted.Length; i++)
        {
            // Welford's way: the plain difference of squares loses all digits where the mean is large.
            var distance = truth[i] - _mean;
            _mean += distance / ++_count;
            _spread += distance * (truth[i] - _mean);
            _error += (predicted[i] - truth[i]) * (predicted[i] - truth[i]);
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() =>
        new() { ["count"] = _count, ["mean"] = _mean, ["spread"] = _spread, ["error"] = _error };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => (_count, _mean, _spread, _error) =
        ((long)state["count"]!, (double)state["mean"]!, (double)state["spread"]!, (double)state["error"]!);
}
