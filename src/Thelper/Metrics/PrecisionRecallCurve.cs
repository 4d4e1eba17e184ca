using Thelper.Tasks;
using Thelper.Vision;
using Thelper.Vision.Charts;

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
/// Precision-Recall and ROC Curves", 2006, on why points are not joined by lines). NaN without positive samples. The picture
/// shows the curve in steps, where there are samples of both kinds.
/// </summary>
/// <param name="task">Has the classes.</param>
/// <param name="options">Which class.</param>
public sealed class PrecisionRecallCurve(LearningTask task, PrecisionRecallCurveOptions options) : ScoreCurve(task, options)
{
    private protected override double ValueOf(ThresholdSteps steps) => steps.AveragePrecision;

    private protected override SvgDocument ChartOf(ThresholdSteps steps) => new PrecisionRecallChart
    {
        Title = options.TargetName,
        AveragePrecision = steps.AveragePrecision,
        Points = Points(steps),
    }.Draw();

    // The precision at a step counts for the recall that it adds, as it does in the value.
    private List<(double Recall, double Precision)> Points(ThresholdSteps steps)
    {
        var (points, recall) = (new List<(double, double)>(), 0.0);
        foreach (var step in steps.Steps)
        {
            var next = step.TruePositives / steps.Positives;
            if (next > recall || !options.DropIntermediate)
            {
                points.Add((recall, step.Precision));
            }

            recall = next;
        }

        points.Add((1, points[^1].Item2));
        return points;
    }
}
