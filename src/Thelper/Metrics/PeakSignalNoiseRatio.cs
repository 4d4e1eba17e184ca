using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="PeakSignalNoiseRatio"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution)]
public sealed record PeakSignalNoiseRatioOptions : ImageMetricOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => new PeakSignalNoiseRatio(DataRange, MaxWinSize);
}

/// <summary>
/// The peak signal-to-noise ratio in decibels: the mean over all samples of 10·log₁₀(range² / mean squared error of the sample).
/// Numbers whose truth is NaN do not count, nor samples without others.
/// </summary>
/// <remarks>
/// No sample counts more than 144.5 dB, which is an error of 2⁻²⁴ of the range, all that single precision can tell: otherwise one
/// perfect sample would make the mean of all infinite. Infinite where all samples are perfect.
/// </remarks>
/// <param name="dataRange">The distance from the lowest to the highest possible number.</param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class PeakSignalNoiseRatio(double dataRange = 1, int? maxWinSize = null) : SumMetric(3, maxWinSize)
{
    private const int Ratio = 0;
    private const int Samples = 1;
    private const int Perfect = 2;
    private static readonly double Highest = 20 * Math.Log10(1 << 24);

    /// <inheritdoc/>
    public override string Unit => "dB";

    private protected override double ValueOf(Sums sums) => sums[Samples] == 0 ? double.NaN
        : sums[Perfect] == sums[Samples] ? double.PositiveInfinity
        : sums[Ratio] / sums[Samples];

    /// <inheritdoc/>
    /// <exception cref="DataException">Predictions and truth have different shapes.</exception>
    private protected override void Add(Iteration iteration, Sums sums)
    {
        var (predicted, truth) = NumberPairs.Of(iteration);
        var size = predicted.Length / (int)iteration.Target!.Size(0);
        for (var start = 0; start < predicted.Length; start += size)
        {
            AddSample(predicted.AsSpan(start, size), truth.AsSpan(start, size), sums);
        }
    }

    private void AddSample(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth, Sums sums)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < truth.Length; i++)
        {
            if (!double.IsNaN(truth[i]))
            {
                sum += (predicted[i] - truth[i]) * (predicted[i] - truth[i]);
                count++;
            }
        }

        if (count > 0)
        {
            sums[Ratio] += Math.Min(Highest, 10 * Math.Log10(dataRange * dataRange / (sum / count)));
            sums[Samples]++;
            sums[Perfect] += sum == 0 ? 1 : 0;
        }
    }
}
