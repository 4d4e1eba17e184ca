using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="Precision"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation)]
public sealed record PrecisionOptions : ClassRatioOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new Precision(SelectionOf(task), MaxWinSize);
}

/// <summary>The share of what was predicted as a class that is of it: TP / (TP + FP); see <see cref="ClassRatio"/>.</summary>
/// <param name="selection">Which classes count.</param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class Precision(ClassSelection selection, int? maxWinSize = null)
    : ClassRatio(selection, HitRatios.Precision, maxWinSize);
