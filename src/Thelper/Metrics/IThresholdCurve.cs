namespace Thelper.Metrics;

/// <summary>What comes of calling a sample positive from a score on.</summary>
/// <param name="Threshold">The lowest score that counts as positive, in [0, 1].</param>
/// <param name="TruePositives">Positive samples with at least this score.</param>
/// <param name="FalsePositives">Negative samples with at least this score.</param>
/// <param name="TrueNegatives">Negative samples with a lower score.</param>
/// <param name="FalseNegatives">Positive samples with a lower score.</param>
public readonly record struct ThresholdCounts(
    double Threshold, long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives);

/// <summary>A consumer of scores of samples that are positive or negative, and thus of a curve over all thresholds.</summary>
public interface IThresholdCurve : IPredictionConsumer
{
    /// <summary>
    /// The counts of samples, each of which counts 1 whatever its weight, at thresholds that are evenly spaced from 0 to 1, both
    /// included; empty where nothing was seen, or a score lies outside of these.
    /// </summary>
    /// <param name="thresholds">How many; at least 2.</param>
    IReadOnlyList<ThresholdCounts> CountsAt(int thresholds);
}
