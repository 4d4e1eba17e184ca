namespace Thelper.Models.Detection;

/// <summary>Finds for each candidate, such as an anchor, the true box that it overlaps most.</summary>
/// <param name="high">The least overlap of a match; 0 to 1.</param>
/// <param name="low">The overlap below which a candidate is background; 0 to <paramref name="high"/>.</param>
/// <param name="allowLowQuality">Whether the candidates that overlap a true box most of all, equally much counted in, match
/// whatever the overlap is, each with the true box that it overlaps most. A true box that no candidate overlaps gets
/// none.</param>
internal sealed class BoxMatcher(double high, double low, bool allowLowQuality)
{
    /// <summary>Overlaps less than <c>low</c> with every true box.</summary>
    public const int Background = -1;

    /// <summary>Is neither a match nor background.</summary>
    public const int Between = -2;

    /// <summary>The index of a true box for each candidate, or one of the constants.</summary>
    /// <param name="truths">M×4; M may be 0.</param>
    /// <param name="candidates">N boxes.</param>
    public int[] Match(ReadOnlySpan<float> truths, BoxColumns candidates)
    {
        var overlaps = candidates.Buffer();
        var (best, nearest) = Nearest(truths, candidates, overlaps);
        var matches = new int[candidates.Count];
        for (var i = 0; i < matches.Length; i++)
        {
            matches[i] = best[i] >= (float)high ? nearest[i] : best[i] < (float)low ? Background : Between;
        }

        for (var truth = 0; allowLowQuality && truth < truths.Length / 4; truth++)
        {
            candidates.Overlaps(truths.Slice(4 * truth, 4), 0, overlaps);
            MatchHighest(overlaps, nearest, matches);
        }

        return matches;
    }

    /// <summary>
    /// As <see cref="Match"/>; but then the candidate that overlaps a true box most matches it, whatever else it overlaps.
    /// </summary>
    /// <inheritdoc cref="Match"/>
    public int[] MatchEach(ReadOnlySpan<float> truths, BoxColumns candidates)
    {
        var matches = Match(truths, candidates);
        var overlaps = candidates.Buffer();
        for (var truth = 0; truth < truths.Length / 4; truth++)
        {
            candidates.Overlaps(truths.Slice(4 * truth, 4), 0, overlaps);
            if (Highest(overlaps, candidates.Count) is > 0 and var highest)
            {
                matches[overlaps.AsSpan(0, candidates.Count).IndexOf(highest)] = truth;
            }
        }

        return matches;
    }

    private static (float[] Best, int[] Nearest) Nearest(ReadOnlySpan<float> truths, BoxColumns candidates, float[] overlaps)
    {
        var best = new float[candidates.Count];
        var nearest = new int[candidates.Count];
        Array.Fill(best, -1);
        for (var truth = 0; truth < truths.Length / 4; truth++)
        {
            candidates.Overlaps(truths.Slice(4 * truth, 4), 0, overlaps);
            for (var i = 0; i < best.Length; i++)
            {
                if (overlaps[i] > best[i])
                {
                    (best[i], nearest[i]) = (overlaps[i], truth);
                }
            }
        }

        return (best, nearest);
    }

    private static void MatchHighest(float[] overlaps, int[] nearest, int[] matches)
    {
        var highest = Highest(overlaps, matches.Length);
        for (var i = 0; highest > 0 && i < matches.Length; i++)
        {
            if (overlaps[i] == highest)
            {
                matches[i] = nearest[i];
            }
        }
    }

    private static float Highest(float[] overlaps, int count)
    {
        var highest = 0f;
        for (var i = 0; i < count; i++)
        {
            highest = Math.Max(highest, overlaps[i]);
        }

        return highest;
    }
}
