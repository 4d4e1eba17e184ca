using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="BalancedAccuracy"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, Labels = LabelCount.One)]
public sealed record BalancedAccuracyOptions : WindowOptions
{
    /// <summary>Whether guessing has the value 0, and not 1 / classes; false by default.</summary>
    public bool Adjusted { get; init; }

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) =>
        new BalancedAccuracy(ClassTasks.SingleClassesOf(task, "The balanced accuracy"), Adjusted, MaxWinSize);
}

/// <summary>
/// The mean recall of the classes that there are, 0 to 1: an accuracy for which rare classes count as much as frequent ones
/// (Brodersen et al., "The balanced accuracy and its posterior distribution", 2010).
/// </summary>
/// <param name="classes">The classes.</param>
/// <param name="adjusted">Whether guessing has the value 0, and not 1 / classes; NaN then where there is one class.</param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class BalancedAccuracy(ClassMap classes, bool adjusted = false, int? maxWinSize = null) : ConfusionMetric(classes, maxWinSize)
{
    private protected override double ValueOf(ConfusionCounts counts) => ConfusionFormulas.BalancedAccuracy(counts, adjusted);
}
