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
    private readonly bool _isShare;
    private readonly float _highest;
    private readonly double _sum;

    /// <summary>Ranks classes.</summary>
    /// <param name="scores">One for each class.</param>
    /// <param name="best">Memory for as many classes as are wanted; at most as many as there are.</param>
    /// <param name="softmax">Whether the scores become shares that add up to 1.</param>
    public ClassRanking(ReadOnlySpan<float> scores, Span<int> best, bool softmax)
    {
        _scores = scores;
        _isShare = softmax;

        // Ranked before the softmax, in which small differences vanish.
        Best = Rank(scores, best) ? best : [];
        if (softmax)
        {
            _highest = Best.Length > 0 ? scores[Best[0]] : float.NaN;
            foreach (var score in scores)
            {
                _sum += Math.Exp(score - _highest);
            }
        }
    }

    /// <summary>The indices of the best classes; none where a score is NaN.</summary>
    public ReadOnlySpan<int> Best { get; }

    /// <summary>The score of a class; NaN or infinite where it is no number that can be written.</summary>
    /// <param name="index">Of the class.</param>
    public float ScoreOf(int index) => _isShare ? (float)(Math.Exp(_scores[index] - _highest) / _sum) : _scores[index];

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
