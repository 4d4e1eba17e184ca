using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="IntersectionOverUnion"/>.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record IntersectionOverUnionOptions : ClassOverlapOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task)
    {
        var (segmentation, names) = TargetsOf(task, "The intersection over union");
        return new IntersectionOverUnion(segmentation, names, GlobalScore, MaxWinSize);
    }
}

/// <summary>
/// The intersection of the predicted and the true area of a class over their union, 0 to 1 (Jaccard 1912): the mean over the
/// classes that occur in truth or prediction; pixels whose truth is the don't-care value do not count. The report has the value
/// of each class.
/// </summary>
/// <param name="task">Has the classes.</param>
/// <param name="targetNames">The classes that count, each one of the task's.</param>
/// <param name="globalScore">
/// Whether all pixels are counted together; else a class's value is the mean over the images in which it occurs.
/// </param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class IntersectionOverUnion(
    Segmentation task, IReadOnlyList<string> targetNames, bool globalScore = true, int? maxWinSize = null)
    : ClassOverlap(task, targetNames, globalScore, maxWinSize)
{
    private protected override (double Part, double Whole) QuotientOf(long both, long either) => (both, either);
}
