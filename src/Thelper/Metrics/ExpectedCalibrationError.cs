using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="ExpectedCalibrationError"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, Labels = LabelCount.One)]
public sealed record ExpectedCalibrationErrorOptions : WindowOptions
{
    /// <summary>Into how many ranges of equal width confidences are divided; 15 by default.</summary>
    [Range(1, 10_000)]
    [Alias("n_bins")]
    public int Bins { get; init; } = 15;

    /// <summary>Whether the value is the largest difference of a range, and not the mean; false by default.</summary>
    public bool MaxError { get; init; }

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) =>
        new ExpectedCalibrationError(ClassTasks.SingleClassesOf(task, "The calibration error").OutputCount, Bins, MaxError, MaxWinSize);
}

/// <summary>
/// How far confidences are from being right as often as they say, 0 to 1: samples are divided by the softmax of the predicted
/// class into ranges (0, 1/M], (1/M, 2/M], ..., and the value is Σ |share of right ones − mean confidence| of each range, by its
/// number of samples (Guo et al., "On Calibration of Modern Neural Networks", 2017); or the largest of these differences.
/// Pixels with the don't-care value, and samples whose scores are NaN, do not count.
/// </summary>
/// <param name="classes">The highest class index and one.</param>
/// <param name="bins">How many ranges of confidence.</param>
/// <param name="maxError">Whether the largest difference is wanted, not the mean.</param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class ExpectedCalibrationError(int classes, int bins = 15, bool maxError = false, int? maxWinSize = null)
    : SumMetric(3 * bins, maxWinSize)
{
    private float[] _highest = [];
    private int[] _best = [];

    /// <inheritdoc/>
    public override Goal Goal => Goal.Minimize;

    private protected override double ValueOf(Sums sums)
    {
        var (sum, largest, total) = (0.0, 0.0, 0.0);
        for (var i = 0; i < sums.Values.Length; i += 3)
        {
            // Samples, those that are right, and the sum of confidences.
            var difference = Math.Abs(sums[i + 1] - sums[i + 2]);
            sum += difference;
            total += sums[i];
            largest = sums[i] == 0 ? largest : Math.Max(largest, difference / sums[i]);
        }

        return total == 0 ? double.NaN : maxError ? largest : sum / total;
    }

    private protected override void Add(Iteration iteration, Sums sums)
    {
        var scores = ClassScores.Of(iteration);
        var targets = TrueClasses.Of(iteration.Target!);
        var ignored = (iteration.Task as Segmentation)?.DontCare;
        Array.Resize(ref _highest, scores.Places);
        Array.Resize(ref _best, scores.Places);
        for (var i = 0; i < scores.Samples; i++)
        {
            var row = scores.Row(i);
            var truth = scores.Truth(targets, i);
            BestClasses.Find(row, _highest, _best);
            for (var place = 0; place < truth.Length; place++)
            {
                var predicted = _best[place];
                if (truth[place] != ignored && predicted != BestClasses.None)
                {
                    _ = TrueClasses.Checked(truth[place], classes);
                    Count(ClassShares.Of(row, scores.Places, place, predicted), predicted == truth[place], sums);
                }
            }
        }
    }

    private void Count(double confidence, bool isRight, Sums sums)
    {
        // NaN where a score is infinite.
        if (!double.IsNaN(confidence))
        {
            var bin = 3 * Math.Clamp((int)Math.Ceiling(confidence * bins) - 1, 0, bins - 1);
            sums[bin]++;
            sums[bin + 1] += isRight ? 1 : 0;
            sums[bin + 2] += confidence;
        }
    }
}
