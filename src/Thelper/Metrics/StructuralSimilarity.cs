using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="StructuralSimilarity"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution)]
public sealed record StructuralSimilarityOptions : ImageMetricOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new StructuralSimilarity(DataRange, MaxWinSize);
}

/// <summary>
/// The structural similarity of predicted and true images, at most 1, the mean over all samples: Wang, Bovik, Sheikh and
/// Simoncelli, "Image Quality Assessment: From Error Visibility to Structural Similarity", 2004. At each place at which a window
/// of 11×11 pixels lies within the image: (2·μx·μy + C1)(2·σxy + C2) / ((μx² + μy² + C1)(σx² + σy² + C2)), of means and
/// covariances that are weighted by a Gaussian with a deviation of 1.5; C1 = (0.01·range)², C2 = (0.03·range)². The value of a
/// sample is the mean over all places and channels. Samples with a truth that is NaN anywhere do not count.
/// </summary>
/// <param name="dataRange">The distance from the lowest to the highest possible number.</param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class StructuralSimilarity(double dataRange = 1, int? maxWinSize = null) : SumMetric(2, maxWinSize)
{
    private const int WindowSize = 11;
    private const double Deviation = 1.5;

    // As the paper has them.
    private readonly double _c1 = Math.Pow(0.01 * dataRange, 2);
    private readonly double _c2 = Math.Pow(0.03 * dataRange, 2);

    private protected override double ValueOf(Sums sums) => sums[1] == 0 ? double.NaN : sums[0] / sums[1];

    /// <inheritdoc/>
    /// <exception cref="DataException">Predictions and truth have different shapes, or are no images of at least 11×11 pixels.</exception>
    private protected override void Add(Iteration iteration, Sums sums)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        var (_, truth) = NumberPairs.Of(iteration);
        var values = MapOf(Planes(iteration.RequirePrediction()), Planes(iteration.Target!));
        var samples = (int)iteration.Target!.Size(0);
        var (numbers, places) = (truth.Length / samples, values.Length / samples);
        for (var i = 0; i < samples; i++)
        {
            // A place without a truth takes all windows that it lies in with it.
            if (!truth.Skip(i * numbers).Take(numbers).Any(double.IsNaN))
            {
                sums[0] += values.Skip(i * places).Take(places).Average();
                sums[1]++;
            }
        }
    }

    /// <summary>All channels of all images, one after another: N×1×H×W, float64.</summary>
    private static Tensor Planes(Tensor images)
    {
        var shape = images.Shape;
        return shape.Length >= 3 && shape[^2] >= WindowSize && shape[^1] >= WindowSize
            ? images.To(Device.Cpu, ScalarType.Float64).Reshape([-1, 1, shape[^2], shape[^1]])
            : throw new DataException(
                $"The structural similarity needs images of at least {WindowSize}×{WindowSize} pixels, but a sample has the shape "
                + $"[{string.Join(", ", shape[1..])}].");
    }

    private static Tensor Blurred(Tensor planes)
    {
        double[] weights = [.. Enumerable.Range(0, WindowSize).Select(i => Math.Exp(-Math.Pow((i - (WindowSize / 2)) / Deviation, 2) / 2))];
        var line = Tensors.From<double>([.. weights.Select(weight => weight / weights.Sum())]);
        return planes.Conv2d(line.Reshape([1, 1, WindowSize, 1])).Conv2d(line.Reshape([1, 1, 1, WindowSize]));
    }

    /// <summary>The values of all places of all planes.</summary>
    private double[] MapOf(Tensor x, Tensor y)
    {
        double[][] blurred = [.. new[] { x, y, x.Mul(x), y.Mul(y), x.Mul(y) }.Select(planes => Blurred(planes).ToArray<double>())];
        var values = new double[blurred[0].Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (meanX, meanY) = (blurred[0][i], blurred[1][i]);
            var spread = blurred[2][i] - (meanX * meanX) + blurred[3][i] - (meanY * meanY);
            var shared = blurred[4][i] - (meanX * meanY);
            var likeness = ((2 * meanX * meanY) + _c1) * ((2 * shared) + _c2);
            values[i] = likeness / (((meanX * meanX) + (meanY * meanY) + _c1) * (spread + _c2));
        }

        return values;
    }
}
