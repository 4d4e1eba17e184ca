namespace Thelper.Metrics;

/// <summary>How much it counts that a class was taken for another one.</summary>
public enum Disagreement
{
    /// <summary>All mistakes count the same.</summary>
    None,

    /// <summary>By the distance of the class indices.</summary>
    Linear,

    /// <summary>By the square of that distance.</summary>
    Quadratic,
}

/// <summary>Numbers from how often each class was taken for each other one; NaN where a quotient has the denominator 0.</summary>
internal static class ConfusionFormulas
{
    /// <summary>
    /// 1 − Σ w·observed / Σ w·expected, where the expected counts are those of independent predictions: Cohen, "A Coefficient of
    /// Agreement for Nominal Scales", 1960, and with other weights "Weighted Kappa", 1968.
    /// </summary>
    public static double Kappa(ConfusionCounts counts, Disagreement weights)
    {
        var missing = counts.Total;
        for (var predicted = 0; predicted < counts.Classes; predicted++)
        {
            missing -= counts.Predicted(predicted);
        }

        var (observed, expected) = (0.0, 0.0);
        for (var truth = 0; truth < counts.Classes; truth++)
        {
            // What has no prediction disagrees as much as can be.
            var most = WeightOf(weights, Math.Max(truth, counts.Classes - 1 - truth));
            observed += most * counts.Support(truth);
            expected += most * counts.Support(truth) * missing / counts.Total;
            for (var predicted = 0; predicted < counts.Classes; predicted++)
            {
                var weight = WeightOf(weights, Math.Abs(truth - predicted));
                observed += (weight - most) * counts[truth, predicted];
                expected += weight * counts.Support(truth) * counts.Predicted(predicted) / counts.Total;
            }
        }

        return expected == 0 ? double.NaN : 1 - (observed / expected);
    }

    /// <summary>
    /// The correlation of true and predicted classes, −1 to 1: Matthews 1975, for several classes Gorodkin, "Comparing two
    /// K-category assignments by a K-category correlation coefficient", 2004. 0 where all samples have one class, or are
    /// predicted as one.
    /// </summary>
    public static double Matthews(ConfusionCounts counts)
    {
        var (right, crossed, truths, predictions, missing) = (0.0, 0.0, 0.0, 0.0, counts.Total);
        for (var index = 0; index < counts.Classes; index++)
        {
            var hits = counts.HitsOf(index);
            right += hits.Right;
            crossed += hits.Support * hits.Predicted;
            truths += hits.Support * hits.Support;
            predictions += hits.Predicted * hits.Predicted;
            missing -= hits.Predicted;
        }

        predictions += missing * missing;
        var square = counts.Total * counts.Total;
        var spread = (square - truths) * (square - predictions);
        return counts.Total == 0 ? double.NaN : spread == 0 ? 0 : ((right * counts.Total) - crossed) / Math.Sqrt(spread);
    }

    /// <summary>The mean recall of the classes that there are (Brodersen et al., "The balanced accuracy and its posterior distribution", 2010).</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="adjusted">Whether guessing has the value 0, not 1 / classes.</param>
    public static double BalancedAccuracy(ConfusionCounts counts, bool adjusted)
    {
        var (sum, present) = (0.0, 0);
        for (var index = 0; index < counts.Classes; index++)
        {
            if (counts.Support(index) > 0)
            {
                sum += HitRatios.Recall(counts.HitsOf(index));
                present++;
            }
        }

        var (mean, chance) = (sum / present, 1.0 / present);
        return present == 0 ? double.NaN
            : !adjusted ? mean
            : chance == 1 ? double.NaN : (mean - chance) / (1 - chance);
    }

    private static double WeightOf(Disagreement weights, int distance) => weights switch
    {
        Disagreement.Linear => distance,
        Disagreement.Quadratic => (double)distance * distance,
        _ => distance == 0 ? 0 : 1,
    };
}
