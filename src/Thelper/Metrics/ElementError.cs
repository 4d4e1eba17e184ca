using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>
/// A mean over all numbers of all samples of how far predictions are from the truth; samples without a truth do not count. In
/// the unit of the numbers, or its square.
/// </summary>
public abstract class ElementError : IMetric
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public Goal Goal => Goal.Minimize;

    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public double Evaluate() => _count == 0 ? double.NaN : Final(_sum / _count);

    /// <inheritdoc/>
    public void Reset() => (_sum, _count) = (0, 0);

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new() { ["sum"] = _sum, ["count"] = _count };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) =>
        (_sum, _count) = ((double)state["sum"]!, (long)state["count"]!);

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
            _sum += ErrorOf(predicted[i] - truth[i]);
        }

        _count += predicted.Length;
    }

    /// <summary>What a difference counts.</summary>
    private protected abstract double ErrorOf(double difference);

    /// <summary>What becomes of the mean.</summary>
    private protected virtual double Final(double mean) => mean;
}

/// <summary>The options of <see cref="MeanAbsoluteError"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record MeanAbsoluteErrorOptions : IConsumerOptions
{
    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new MeanAbsoluteError();
}

/// <summary>The mean of |prediction − truth|.</summary>
public sealed class MeanAbsoluteError : ElementError
{
    private protected override double ErrorOf(double difference) => Math.Abs(difference);
}

/// <summary>The options of <see cref="MeanSquaredError"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record MeanSquaredErrorOptions : IConsumerOptions
{
    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new MeanSquaredError();
}

/// <summary>The mean of (prediction − truth)².</summary>
public sealed class MeanSquaredError : ElementError
{
    private protected override double ErrorOf(double difference) => difference * difference;
}

/// <summary>The options of <see cref="RootMeanSquaredError"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record RootMeanSquaredErrorOptions : IConsumerOptions
{
    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new RootMeanSquaredError();
}

/// <summary>The root of the mean of (prediction − truth)², in the unit of the numbers.</summary>
public sealed class RootMeanSquaredError : ElementError
{
    private protected override double ErrorOf(double difference) => difference * difference;

    private protected override double Final(double mean) => Math.Sqrt(mean);
}
