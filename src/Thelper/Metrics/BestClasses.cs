using System.Numerics;

namespace Thelper.Metrics;

/// <summary>Finds the class with the highest score at each place.</summary>
internal static class BestClasses
{
    /// <summary>Stands for no class, where a score is NaN.</summary>
    public const int None = -1;

    /// <summary>The first class of those with the highest score, or <see cref="None"/>.</summary>
    /// <param name="scores">Class after class, and for each class place after place.</param>
    /// <param name="highest">Memory for as many scores as there are places.</param>
    /// <param name="best">Gets the class of each place.</param>
    public static void Find(ReadOnlySpan<float> scores, Span<float> highest, Span<int> best)
    {
        highest.Fill(float.NegativeInfinity);
        best.Clear();
        for (var start = 0; start < scores.Length; start += best.Length)
        {
            Compare(scores.Slice(start, best.Length), start / best.Length, highest, best);
        }
    }

    private static void Compare(ReadOnlySpan<float> scores, int index, Span<float> highest, Span<int> best)
    {
        var i = 0;
        for (; i <= scores.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var (score, top) = (new Vector<float>(scores[i..]), new Vector<float>(highest[i..]));
            var (isHigher, isNumber) = (Vector.GreaterThan(score, top), Vector.Equals(score, score));
            var chosen = Vector.ConditionalSelect(isHigher, new Vector<int>(index), new Vector<int>(best[i..]));
            Vector.ConditionalSelect(isNumber, chosen, new Vector<int>(None)).CopyTo(best[i..]);

            // Nothing is higher than infinity, so that a place without a class stays one.
            var reached = Vector.ConditionalSelect(isHigher, score, top);
            Vector.ConditionalSelect(isNumber, reached, new Vector<float>(float.PositiveInfinity)).CopyTo(highest[i..]);
        }

        for (; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
            {
                (highest[i], best[i]) = (float.PositiveInfinity, None);
            }
            else if (scores[i] > highest[i])
            {
                (highest[i], best[i]) = (scores[i], index);
            }
        }
    }
}
