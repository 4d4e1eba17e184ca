using System.Numerics;
using System.Runtime.Intrinsics;

namespace Thelper.Metrics;

/// <summary>
/// Says which class a model predicts, by one rule for metrics, reports and pictures: that with the highest score; of equal
/// scores, as of -0 and 0, that with the lower index; where a score is NaN there is none, which is never right. By the same
/// rule <see cref="TopRanks"/> ranks the classes after the first.
/// </summary>
internal static class BestClasses
{
    /// <summary>Stands for no class, where a score is NaN.</summary>
    public const int None = -1;

    private const uint AllLanes = 0b1111;

    /// <summary>The class of one sample or place; null for none.</summary>
    /// <param name="row">A score for each class.</param>
    public static int? Of(ReadOnlySpan<float> row)
    {
        var best = Vector128.IsHardwareAccelerated && row.Length >= Vector128<float>.Count ? FirstHighest(row) : FirstOfFew(row);
        return best == None ? null : best;
    }

    /// <summary>The class of each of many places.</summary>
    /// <param name="scores">Class after class, and for each class place after place.</param>
    /// <param name="highest">Memory for as many scores as there are places.</param>
    /// <param name="best">Gets the class of each place, or <see cref="None"/>.</param>
    public static void Find(ReadOnlySpan<float> scores, Span<float> highest, Span<int> best)
    {
        highest.Fill(float.NegativeInfinity);
        best.Clear();
        for (var start = 0; start < scores.Length; start += best.Length)
        {
            Compare(scores.Slice(start, best.Length), start / best.Length, highest, best);
        }
    }

    /// <summary>Looks for the highest score, then for the place where it is; neither depends on guesses of the processor.</summary>
    private static int FirstHighest(ReadOnlySpan<float> row)
    {
        // The last vector overlaps the one before, which changes neither the highest score nor its first place.
        var last = row.Length - Vector128<float>.Count;
        var top = Vector128.Create(row[last..]);
        var isNumber = Vector128.Equals(top, top);
        for (var i = 0; i < last; i += Vector128<float>.Count)
        {
            var scores = Vector128.Create(row[i..]);
            isNumber &= Vector128.Equals(scores, scores);
            top = Vector128.ConditionalSelect(Vector128.GreaterThan(scores, top), scores, top);
        }

        if (Vector128.ExtractMostSignificantBits(isNumber) != AllLanes)
        {
            return None;
        }

        var highest = Vector128.Create(Math.Max(Math.Max(top[0], top[1]), Math.Max(top[2], top[3])));
        for (var i = 0; i < last; i += Vector128<float>.Count)
        {
            var found = Vector128.ExtractMostSignificantBits(Vector128.Equals(Vector128.Create(row[i..]), highest));
            if (found != 0)
            {
                return i + BitOperations.TrailingZeroCount(found);
            }
        }

        return last + BitOperations.TrailingZeroCount(
            Vector128.ExtractMostSignificantBits(Vector128.Equals(Vector128.Create(row[last..]), highest)));
    }

    private static int FirstOfFew(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (float.IsNaN(row[i]))
            {
                return None;
            }

            best = row[i] > row[best] ? i : best;
        }

        return best;
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
