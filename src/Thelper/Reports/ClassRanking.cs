using Thelper.Metrics;

namespace Thelper.Reports;

/// <summary>The scores of a sample, and its classes from the one with the highest score down.</summary>
/// <remarks>
/// By the rule of <see cref="BestClasses"/>: of equal scores, that of the class with the lower index counts as higher; where a
/// score is NaN, no class has a rank.
/// </remarks>
internal sealed class ClassRanking
{
    private readonly float[] _scores;

    /// <summary>Ranks classes.</summary>
    /// <param name="scores">One for each class.</param>
    /// <param name="depth">How many classes are wanted.</param>
    /// <param name="softmax">Whether the scores become shares that add up to 1.</param>
    public ClassRanking(ReadOnlySpan<float> scores, int depth, bool softmax)
    {
        // Ranked before the softmax, in which small differences vanish.
        var raw = scores.ToArray();
        Best = Array.Exists(raw, float.IsNaN) ? [] : [.. Enumerable.Range(0, raw.Length).OrderByDescending(i => raw[i]).Take(depth)];
        _scores = softmax ? Softmax(raw) : raw;
    }

    /// <summary>The indices of the best classes; none where a score is NaN.</summary>
    public IReadOnlyList<int> Best { get; }

    /// <summary>The score of a class; null where it is no finite number.</summary>
    /// <param name="index">Of the class.</param>
    public float? ScoreOf(int index) => float.IsFinite(_scores[index]) ? _scores[index] : null;

    private static float[] Softmax(float[] scores)
    {
        var highest = scores.Max();
        double[] powers = [.. scores.Select(score => Math.Exp(score - highest))];
        var sum = powers.Sum();
        return [.. powers.Select(power => (float)(power / sum))];
    }
}
