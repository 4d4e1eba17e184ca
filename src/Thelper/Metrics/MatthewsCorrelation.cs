using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="MatthewsCorrelation"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, Labels = LabelCount.One)]
public sealed record MatthewsCorrelationOptions : WindowOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) =>
        new MatthewsCorrelation(ClassTasks.SingleClassesOf(task, "Matthews' correlation"), MaxWinSize);
}

/// <summary>
/// Matthews' correlation of true and predicted classes, −1 to 1, in the form for several classes: Gorodkin, "Comparing two
/// K-category assignments by a K-category correlation coefficient", 2004. With c right ones of s samples, and tₖ samples of class
/// k, of which pₖ are predicted: (c·s − Σ tₖ·pₖ) / √((s² − Σ pₖ²)(s² − Σ tₖ²)). 0 where the denominator is.
/// </summary>
/// <param name="classes">The classes.</param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class MatthewsCorrelation(ClassMap classes, int? maxWinSize = null) : ConfusionMetric(classes, maxWinSize)
{
    private protected override double ValueOf(ConfusionCounts counts) => ConfusionFormulas.Matthews(counts);
}
