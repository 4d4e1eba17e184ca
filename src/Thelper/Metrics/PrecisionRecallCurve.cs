using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="PrecisionRecallCurve"/>.</summary>
[Supports(TaskKind.Classification)]
public sealed record PrecisionRecallCurveOptions : ScoreCurveOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new PrecisionRecallCurve(task, this);
}

/// <summary>
/// Precision over recall of one class against all others, for all thresholds of the score. The value is the average precision,
/// 0 to 1: Σ (Rₙ − Rₙ₋₁)·Pₙ over falling thresholds, without interpolation (Davis and Goadrich, "The Relationship Between
/// Precision-Recall and ROC Curves", 2006, on why points are not joined by lines). NaN without positive samples.
/// </summary>
/// <param name="task">Has the classes.</param>
/// <param name="options">Which class.</param>
public sealed class PrecisionRecallCurve(LearningTask task, PrecisionRecallCurveOptions options) : ScoreCurve(task, options)
{
    private protected override double ValueOf(ThresholdSteps steps) => steps.AveragePrecision;
}
