namespace Thelper.Models.Detection;

/// <summary>
/// Leaves one box of those that cover the same object: from the highest score down, a box is dropped that overlaps one that was
/// kept by more than a threshold.
/// </summary>
public static class NonMaximumSuppression
{
    /// <summary>The boxes to keep, from the highest score down; the first of equal scores comes first.</summary>
    /// <param name="boxes">N×4: left, top, right, bottom.</param>
    /// <param name="scores">N.</param>
    /// <param name="threshold">The intersection over union above which a box is dropped; 0 to 1.</param>
    public static int[] Keep(ReadOnlySpan<float> boxes, ReadOnlySpan<float> scores, double threshold) =>
        KeepInGroups(boxes, scores, new long[scores.Length], threshold);

    /// <summary>As <see cref="Keep"/>, where only boxes of one group drop each other.</summary>
    /// <param name="boxes">N×4: left, top, right, bottom.</param>
    /// <param name="scores">N.</param>
    /// <param name="groups">N numbers, such as labels.</param>
    /// <param name="threshold">The intersection over union above which a box is dropped; 0 to 1.</param>
    public static int[] KeepInGroups(
        ReadOnlySpan<float> boxes, ReadOnlySpan<float> scores, ReadOnlySpan<long> groups, double threshold)
    {
        var order = DescendingOrder.Of(scores);
        var members = new Dictionary<long, List<int>>();
        for (var rank = 0; rank < order.Length; rank++)
        {
            var group = groups[order[rank]];
            if (!members.TryGetValue(group, out var ranks))
            {
                members.Add(group, ranks = []);
            }

            ranks.Add(rank);
        }

        var kept = new bool[order.Length];
        foreach (var ranks in members.Values)
        {
            MarkKept(boxes, order, ranks, Rounded(threshold), kept);
        }

        return [.. order.Where((_, rank) => kept[rank])];
    }

    private static void MarkKept(ReadOnlySpan<float> boxes, int[] order, List<int> ranks, float threshold, bool[] kept)
    {
        var sorted = new float[4 * ranks.Count];
        for (var i = 0; i < ranks.Count; i++)
        {
            boxes.Slice(4 * order[ranks[i]], 4).CopyTo(sorted.AsSpan(4 * i));
        }

        var columns = new BoxColumns(sorted);
        var overlaps = columns.Buffer();
        var dropped = new bool[ranks.Count];
        for (var i = 0; i < ranks.Count; i++)
        {
            if (dropped[i])
            {
                continue;
            }

            kept[ranks[i]] = true;
            columns.Overlaps(sorted.AsSpan(4 * i, 4), i + 1, overlaps);
            for (var j = i + 1; j < dropped.Length; j++)
            {
                dropped[j] |= overlaps[j] > threshold;
            }
        }
    }

    /// <summary>The highest float that is not above a number: the same overlaps are above both.</summary>
    private static float Rounded(double threshold) =>
        (float)threshold > threshold ? MathF.BitDecrement((float)threshold) : (float)threshold;
}
