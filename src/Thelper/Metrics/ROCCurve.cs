using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Vision;
using Thelper.Vision.Charts;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="ROCCurve"/>.</summary>
[Supports(TaskKind.Classification)]
public sealed record ROCCurveOptions : ScoreCurveOptions, IValidatedOptions
{
    /// <summary>Asks for the share of negative samples called positive where at least this share of positive ones is; 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double? TargetTpr { get; init; }

    /// <summary>Asks for the share of positive samples called so where at least this share of negative ones is; 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double? TargetFpr { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (TargetTpr is not null && TargetFpr is not null)
        {
            yield return new(nameof(TargetFpr), "asks for another value than target_tpr does; leave one of them out.");
        }
    }

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new ROCCurve(task, this);
}

/// <summary>
/// The receiver operating characteristic of one class against all others: the share of positive samples that are called positive
/// (TPR) over that of negative ones (FPR), for all thresholds of the score (Fawcett, "An introduction to ROC analysis", 2006).
/// The value is the area under it, 0 to 1; or FPR or TPR at the highest threshold at which the other one reaches a target. NaN
/// without positive or without negative samples; then there is no picture either, which else shows the curve, the area and the
/// diagonal.
/// </summary>
/// <param name="task">Has the classes.</param>
/// <param name="options">Which class, and which value.</param>
public sealed class ROCCurve(LearningTask task, ROCCurveOptions options) : ScoreCurve(task, options)
{
    /// <inheritdoc/>
    public override Goal Goal => options.TargetTpr is null ? Goal.Maximize : Goal.Minimize;

    private protected override double ValueOf(ThresholdSteps steps)
    {
        if (!steps.HasBoth)
        {
            return double.NaN;
        }

        // Nothing is called positive at first.
        var (wholes, start) = ((steps.Positives, steps.Negatives), default(ThresholdStep));
        return options.TargetTpr is { } tpr
                ? steps.Steps.Prepend(start).First(step => step.TruePositives / wholes.Positives >= tpr).FalsePositives / wholes.Negatives
            : options.TargetFpr is { } fpr
                ? steps.Steps.Prepend(start).First(step => step.FalsePositives / wholes.Negatives >= fpr).TruePositives / wholes.Positives
            : steps.AreaUnderRoc;
    }

    private protected override SvgDocument ChartOf(ThresholdSteps steps) => new RocChart
    {
        Title = options.TargetName,
        AreaUnderCurve = steps.AreaUnderRoc,
        Points =
        [
            (0, 0),
            .. (options.DropIntermediate ? steps.Corners() : steps.Steps)
                .Select(step => (step.FalsePositives / steps.Negatives, step.TruePositives / steps.Positives)),
        ],
    }.Draw();
}
