using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>What becomes of the errors of a sample's numbers.</summary>
public enum ErrorReduction
{
    /// <summary>The mean over all numbers of all samples.</summary>
    Mean,

    /// <summary>The sum over the numbers of a sample, and of these sums the mean over all samples.</summary>
    Sum,
}

/// <summary>
/// A mean of how far predictions are from the truth; samples without a truth do not count. In the unit of the numbers, or its
/// square.
/// </summary>
public abstract class ElementError : SumMetric
{
    private readonly ErrorReduction _reduction;

    private protected ElementError(ErrorReduction reduction, int? maxWinSize)
        : base(2, maxWinSize) => _reduction = reduction;

    /// <inheritdoc/>
    public override Goal Goal => Goal.Minimize;

    /// <inheritdoc/>
    /// <exception cref="DataException">Predictions and truth have different shapes.</exception>
    private protected override void Add(Iteration iteration, Sums sums)
    {
        var (predicted, truth) = NumberPairs.Of(iteration);
        var sum = 0.0;
        for (var i = 0; i < predicted.Length; i++)
        {
            sum += ErrorOf(predicted[i] - truth[i]);
        }

        sums[0] += sum;
        sums[1] += _reduction == ErrorReduction.Mean ? predicted.Length : iteration.Target!.Size(0);
    }

    private protected override double ValueOf(Sums sums) => sums[1] == 0 ? double.NaN : Final(sums[0] / sums[1]);

    /// <summary>What a difference counts.</summary>
    private protected abstract double ErrorOf(double difference);

    /// <summary>What becomes of the mean.</summary>
    private protected virtual double Final(double mean) => mean;
}

/// <summary>The options of <see cref="MeanAbsoluteError"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record MeanAbsoluteErrorOptions : WindowOptions
{
    /// <summary>The mean over all numbers by default.</summary>
    [NullIsAbsent]
    public ErrorReduction Reduction { get; init; }

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new MeanAbsoluteError(Reduction, MaxWinSize);
}

/// <summary>The mean of |prediction − truth|.</summary>
/// <param name="reduction">The mean over all numbers, or over the sums of the samples.</param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class MeanAbsoluteError(ErrorReduction reduction = ErrorReduction.Mean, int? maxWinSize = null)
    : ElementError(reduction, maxWinSize)
{
    private protected override double ErrorOf(double difference) => Math.Abs(difference);
}

/// <summary>The options of <see cref="MeanSquaredError"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record MeanSquaredErrorOptions : WindowOptions
{
    /// <inheritdoc cref="MeanAbsoluteErrorOptions.Reduction"/>
    [NullIsAbsent]
    public ErrorReduction Reduction { get; init; }

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new MeanSquaredError(Reduction, MaxWinSize);
}

/// <summary>The mean of (prediction − truth)².</summary>
/// <inheritdoc cref="MeanAbsoluteError"/>
public sealed class MeanSquaredError(ErrorReduction reduction = ErrorReduction.Mean, int? maxWinSize = null)
    : ElementError(reduction, maxWinSize)
{
    private protected override double ErrorOf(double difference) => difference * difference;
}

/// <summary>The options of <see cref="RootMeanSquaredError"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record RootMeanSquaredErrorOptions : WindowOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new RootMeanSquaredError(MaxWinSize);
}

/// <summary>The root of the mean of (prediction − truth)², in the unit of the numbers.</summary>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class RootMeanSquaredError(int? maxWinSize = null) : ElementError(ErrorReduction.Mean, maxWinSize)
{
    private protected override double ErrorOf(double difference) => difference * difference;

    private protected override double Final(double mean) => Math.Sqrt(mean);
}
