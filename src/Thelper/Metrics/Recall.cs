using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="Recall"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation)]
public sealed record RecallOptions : ClassRatioOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new Recall(SelectionOf(task), MaxWinSize);
}

/// <summary>The share of a class that was predicted as it: TP / (TP + FN); see <see cref="ClassRatio"/>.</summary>
/// <inheritdoc cref="Precision"/>
public sealed class Recall(ClassSelection selection, int? maxWinSize = null)
    : ClassRatio(selection, HitRatios.Recall, maxWinSize);
