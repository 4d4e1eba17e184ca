using System.Globalization;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>
/// How good a model's prediction of a single sample is, as one number, the higher the better:
/// <list type="bullet">
/// <item>classification: the share of the true class after a softmax; where a sample may have several classes, the mean of the
/// probabilities given to what is so</item>
/// <item>segmentation: the intersection over union, as a mean over the classes that occur in truth or prediction</item>
/// <item>detection: the sum of the overlaps of right boxes, divided by their number and half that of wrong boxes and missed
/// objects; the panoptic quality (Kirillov et al. 2019) of boxes with a minimal overlap of 0.5</item>
/// <item>regression and super-resolution: the mean squared error, negative</item>
/// </list>
/// </summary>
/// <param name="minConfidence">Found objects of less confidence do not count.</param>
internal sealed class SampleMerit(double minConfidence)
{
    private const double LeastOverlap = 0.5;

    /// <summary>
    /// The number of each sample of a batch; null where the truth is not known or the task has no such number, negative infinity
    /// where the prediction is no number.
    /// </summary>
    /// <exception cref="Thelper.Data.DataException">Prediction and truth do not fit each other.</exception>
    public double?[] Of(Iteration iteration)
    {
        double?[] merits = iteration.Task switch
        {
            Classification { MultiLabel: true } when iteration.Target is not null => OfFlags(iteration),
            Classification when iteration.Target is not null => OfClasses(iteration),
            Segmentation task when iteration.Target is not null => OfPixels(iteration, task),
            Regression when iteration is { Target: not null, Prediction: not null } => OfNumbers(iteration.Prediction, iteration.Target),
            _ when iteration.Boxes is { Truth: { } truth } boxes =>
                [.. boxes.Predicted.Zip(truth, (found, there) => (double?)QualityOf(found, there))],
            _ => new double?[iteration.Input.Size(0)],
        };
        return [.. merits.Select(merit => merit is double.NaN ? double.NegativeInfinity : merit)];
    }

    /// <summary>The number in words, to stand under a picture.</summary>
    /// <param name="task">What the model is asked to do.</param>
    /// <param name="merit">From <see cref="Of"/>.</param>
    public static string Describe(LearningTask task, double merit) => task switch
    {
        _ when double.IsNegativeInfinity(merit) => "score=NaN",
        Classification => string.Create(CultureInfo.InvariantCulture, $"score={merit:F3}"),
        Segmentation => string.Create(CultureInfo.InvariantCulture, $"mean IoU={merit:F3}"),
        Regression => string.Create(CultureInfo.InvariantCulture, $"MSE={-merit:G3}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"quality={merit:F3}"),
    };

    private static double?[] OfClasses(Iteration iteration)
    {
        var scores = ClassScores.Of(iteration);
        var truth = TrueClasses.Of(iteration.Target!);
        var merits = new double?[scores.Samples];
        for (var i = 0; i < merits.Length; i++)
        {
            var row = scores.Row(i);
            var label = scores.Truth(truth, i)[0];
            merits[i] = label >= 0 && label < row.Length ? ClassShares.Of(row, 1, 0, (int)label) : null;
        }

        return merits;
    }

    private static double?[] OfFlags(Iteration iteration)
    {
        var scores = ClassScores.Of(iteration);
        var flags = iteration.Target!.ToArray<float>();
        var merits = new double?[scores.Samples];
        for (var i = 0; i < merits.Length && flags.Length == scores.Samples * scores.Classes; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < scores.Classes; j++)
            {
                var isThere = ClassFlags.IsThere(flags[(i * scores.Classes) + j]);
                sum += 1 / (1 + Math.Exp(isThere ? -scores.Row(i)[j] : scores.Row(i)[j]));
            }

            merits[i] = sum / scores.Classes;
        }

        return merits;
    }

    private static double?[] OfPixels(Iteration iteration, Segmentation task)
    {
        var scores = ClassScores.Of(iteration);
        var truth = iteration.Target!.ToArray<long>();
        var counts = new OverlapCounts(scores.Classes);
        var merits = new double?[scores.Samples];
        for (var i = 0; i < merits.Length; i++)
        {
            counts.Count(scores.Row(i), scores.Truth<long>(truth, i), task.DontCare);
            int[] present = [.. Enumerable.Range(0, scores.Classes).Where(index => counts.Union(index) > 0)];
            merits[i] = present.Length == 0 ? null : present.Average(index => (double)counts.Intersection(index) / counts.Union(index));
        }

        return merits;
    }

    private static double?[] OfNumbers(Tensor prediction, Tensor target)
    {
        var count = prediction.Size(0);
        if (count == 0 || prediction.ElementCount != target.ElementCount)
        {
            return new double?[count];
        }

        using var scope = TensorScope.Open();
        var difference = prediction.To(ScalarType.Float64).Sub(target.To(ScalarType.Float64).Reshape(prediction.Shape)).Reshape([count, -1]);
        return [.. difference.Mul(difference).Mean([1L]).ToArray<double>().Select(error => (double?)-error)];
    }

    private double QualityOf(IReadOnlyList<BoundingBox> found, IReadOnlyList<BoundingBox> truth)
    {
        var (right, wrong, overlaps) = (0, 0, 0.0);
        var open = truth.Where(box => !box.IsCrowd).ToList();
        foreach (var box in found.Where(box => !(box.Confidence < minConfidence)).OrderByDescending(box => box.Confidence ?? 1))
        {
            var partner = open.Where(other => other.ClassIndex == box.ClassIndex).MaxBy(box.IntersectionOverUnion);
            var overlap = partner is null ? 0 : box.IntersectionOverUnion(partner);
            if (overlap >= LeastOverlap)
            {
                open.Remove(partner!);
                (right, overlaps) = partner!.IsDifficult ? (right, overlaps) : (right + 1, overlaps + overlap);
            }
            else if (!truth.Any(other => other.IsCrowd && box.Extent.ShareWithin(other.Extent) >= LeastOverlap))
            {
                wrong++;
            }
        }

        var missed = open.Count(box => !box.IsDifficult);
        return right + wrong + missed == 0 ? 1 : overlaps / (right + ((wrong + missed) / 2.0));
    }
}
