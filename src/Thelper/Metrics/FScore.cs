using System.ComponentModel.DataAnnotations;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="FScore"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation)]
public sealed record FScoreOptions : ClassRatioOptions
{
    /// <summary>How many times as much as the precision the recall counts; 0 or more, 1 by default.</summary>
    [Range(0, double.MaxValue)]
    public double Beta { get; init; } = 1;

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new FScore(SelectionOf(task), Beta, MaxWinSize);
}

/// <summary>
/// The weighted harmonic mean (1 + β²)·P·R / (β²·P + R) of precision P and recall R (van Rijsbergen, "Information Retrieval",
/// 1979); see <see cref="ClassRatio"/>. The average is that of the scores of classes, not the score of the averages.
/// </summary>
/// <param name="selection">Which classes count.</param>
/// <param name="beta">How many times as much as the precision the recall counts.</param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class FScore(ClassSelection selection, double beta = 1, int? maxWinSize = null)
    : ClassRatio(selection, HitRatios.FScore(beta), maxWinSize);
