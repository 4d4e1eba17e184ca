using System.Runtime.Intrinsics;
using Thelper.Metrics;

namespace Thelper.Reports;

/// <summary>The scores of a sample, and its classes from the one with the highest score down.</summary>
/// <remarks>
/// By the rule of <see cref="BestClasses"/>: of equal scores, that of the class with the lower index counts as higher; where a
/// score is NaN, no class has a rank.
/// </remarks>
internal readonly ref struct ClassRanking
{
    private readonly ReadOnlySpan<float> _scores;
    private readonly ReadOnlySpan<double> _powers;
    private readonly double _sum;

    /// <summary>Ranks classes.</summary>
    /// <param name="scores">One for each class.</param>
    /// <param name="best">Memory for as many classes as are wanted; at most as many as there are.</param>
    /// <param name="powers">Memory for a number for each class, where scores become shares that add up to 1; else empty.</param>
    public ClassRanking(ReadOnlySpan<float> scores, Span<int> best, Span<double> powers)
    {
        // Ranked before the softmax, in which small differences vanish.
        _scores = scores;
        Best = Rank(scores, best) ? best : [];
        if (powers.Length > 0)
        {
            _sum = Raise(scores, Best.Length > 0 ? scores[Best[0]] : float.NaN, powers);
            _powers = powers;
        }
    }

    /// <summary>The indices of the best classes; none where a score is NaN.</summary>
    public ReadOnlySpan<int> Best { get; }

    /// <summary>The score of a class; NaN or infinite where it is no number that can be written.</summary>
    /// <param name="index">Of the class.</param>
    public float ScoreOf(int index) => _powers.Length > 0 ? (float)(_powers[index] / _sum) : _scores[index];

    /// <summary>The powers of e, the highest of which is 1.</summary>
    /// <returns>Their sum.</returns>
    private static double Raise(ReadOnlySpan<float> scores, float highest, Span<double> powers)
    {
        var i = 0;
        for (; i <= scores.Length - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            var (first, second) = Vector128.Widen(Vector128.Create(scores[i..]) - Vector128.Create(highest));
            Vector256.Exp(Vector256.Create(first, second)).CopyTo(powers[i..]);
        }

        for (; i < scores.Length; i++)
        {
            powers[i] = Math.Exp(scores[i] - highest);
        }

        var sum = 0.0;
        foreach (var power in powers)
        {
            sum += power;
        }

        return sum;
    }

    /// <returns>Whether the classes have ranks.</returns>
    private static bool Rank(ReadOnlySpan<float> scores, Span<int> best)
    {
        if (best.Length == 1)
        {
            best[0] = BestClasses.Of(scores) ?? BestClasses.None;
            return best[0] != BestClasses.None;
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
            {
                return false;
            }

            var rank = Math.Min(i, best.Length);
            for (; rank > 0 && scores[i] > scores[best[rank - 1]]; rank--)
            {
                if (rank < best.Length)
                {
                    best[rank] = best[rank - 1];
                }
            }

            if (rank < best.Length)
            {
                best[rank] = i;
            }
        }

        return true;
    }
}
