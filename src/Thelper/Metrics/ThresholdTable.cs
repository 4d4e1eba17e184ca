namespace Thelper.Metrics;

/// <summary>Counts of samples at evenly spaced thresholds.</summary>
internal static class ThresholdTable
{
    /// <summary>The counts at thresholds from 0 to 1; empty where there is no sample, or a score lies outside of these.</summary>
    /// <param name="list">The samples; each counts 1, whatever its weight.</param>
    /// <param name="isInverted">Whether the score of a sample is 1 − that of the list.</param>
    /// <param name="thresholds">How many; at least 2.</param>
    public static IReadOnlyList<ThresholdCounts> Of(ScoreList list, bool isInverted, int thresholds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        if (list.Count == 0 || HasStranger(list.Scores))
        {
            return [];
        }

        // Samples whose score reaches so many thresholds, and no more.
        var (positives, negatives) = (new long[thresholds + 1], new long[thresholds + 1]);
        for (var i = 0; i < list.Count; i++)
        {
            var score = isInverted ? 1 - (double)list.Scores[i] : list.Scores[i];
            var isPositive = list.Positives[i];
            var reached = double.IsNaN(score) ? (isPositive ? 0 : thresholds) : Reached(score, thresholds);
            (isPositive ? positives : negatives)[reached]++;
        }

        return Summed(positives, negatives);
    }

    /// <summary>Whether a score is no probability. One that is NaN is wrong at every threshold.</summary>
    private static bool HasStranger(ReadOnlySpan<float> scores)
    {
        foreach (var score in scores)
        {
            if (score is < 0 or > 1)
            {
                return true;
            }
        }

        return false;
    }

    private static double At(int index, int thresholds) => (double)index / (thresholds - 1);

    private static int Reached(double score, int thresholds)
    {
        var reached = (int)Math.Clamp(Math.Floor(score * (thresholds - 1)), -1, thresholds - 1);

        // The product may be rounded past a threshold.
        while (reached + 1 < thresholds && At(reached + 1, thresholds) <= score)
        {
            reached++;
        }

        while (reached >= 0 && At(reached, thresholds) > score)
        {
            reached--;
        }

        return reached + 1;
    }

    private static ThresholdCounts[] Summed(long[] positives, long[] negatives)
    {
        var thresholds = positives.Length - 1;
        var counts = new ThresholdCounts[thresholds];
        var (missed, passed, right, wrong) = (0L, 0L, positives.Sum(), negatives.Sum());
        for (var i = 0; i < thresholds; i++)
        {
            (missed, passed) = (missed + positives[i], passed + negatives[i]);
            (right, wrong) = (right - positives[i], wrong - negatives[i]);
            counts[i] = new(At(i, thresholds), right, wrong, passed, missed);
        }

        return counts;
    }
}
