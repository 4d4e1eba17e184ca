using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="ExplainedVariance"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record ExplainedVarianceOptions : IConsumerOptions
{
    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new ExplainedVariance();
}

/// <summary>
/// The share of the variance of the truth that predictions explain, over all numbers of all samples:
/// 1 − Var(truth − prediction) / Var(truth). Unlike <see cref="R2"/> it does not see that all predictions are too high. NaN
/// where all numbers are equal.
/// </summary>
public sealed class ExplainedVariance : IMetric
{
    private Spread _truth;
    private Spread _error;

    /// <inheritdoc/>
    public Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public double Evaluate() => _truth.Squares == 0 ? double.NaN : 1 - (_error.Squares / _truth.Squares);

    /// <inheritdoc/>
    public void Reset() => (_truth, _error) = (default, default);

    /// <inheritdoc/>
    /// <exception cref="DataException">Predictions and truth have different shapes.</exception>
    public void Update(Iteration iteration)
    {
        if (iteration.HasTruth)
        {
            var (predicted, truth) = NumberPairs.Of(iteration);
            for (var i = 0; i < predicted.Length; i++)
            {
                _truth.Add(truth[i]);
                _error.Add(truth[i] - predicted[i]);
            }
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() =>
        new() { ["truth"] = _truth.SaveState(), ["error"] = _error.SaveState() };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) =>
        (_truth, _error) = (Spread.From(state["truth"]!), Spread.From(state["error"]!));

    /// <summary>Mean and squares in Welford's way: the plain difference of squares loses all digits where the mean is large.</summary>
    private struct Spread
    {
        private long _count;
        private double _mean;

        /// <summary>The sum of the squared distances from the mean.</summary>
        public double Squares { get; private set; }

        public void Add(double value)
        {
            var distance = value - _mean;
            _mean += distance / ++_count;
            Squares += distance * (value - _mean);
        }

        public readonly OrderedDictionary<string, object?> SaveState() =>
            new() { ["count"] = _count, ["mean"] = _mean, ["squares"] = Squares };

        public static Spread From(object state)
        {
            var entries = (IReadOnlyDictionary<string, object?>)state;
            return new()
            {
                _count = (long)entries["count"]!,
                _mean = (double)entries["mean"]!,
                Squares = (double)entries["squares"]!,
            };
        }
    }
}
