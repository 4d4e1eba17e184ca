using System.Numerics;
using Thelper.Data;

namespace Thelper.Metrics;

/// <summary>
/// Counts where the true class is among those with the highest scores, ranked by the rule of <see cref="BestClasses"/>: of equal
/// scores, that of the class with the lower index counts as higher; where a score is NaN, no class has a rank.
/// </summary>
/// <param name="depth">How many of the highest scores count.</param>
internal sealed class TopRanks(int depth)
{
    private int[] _labels = [];
    private float[] _own = [];
    private int[] _before = [];

    /// <summary>Counts the places of a sample.</summary>
    /// <param name="scores">Class after class, and for each class place after place.</param>
    /// <param name="truth">The class index of each place.</param>
    /// <param name="ignored">The index of places that do not count; null where all do.</param>
    /// <returns>Places where the prediction is right, and places that count.</returns>
    /// <exception cref="DataException">There is no score for an index.</exception>
    public (long Right, long Total) Count(ReadOnlySpan<float> scores, ReadOnlySpan<long> truth, int? ignored)
    {
        if (truth.Length == 1 && truth[0] != ignored)
        {
            return (IsRight(scores, TrueClasses.Checked(truth[0], scores.Length)) ? 1 : 0, 1);
        }

        Array.Resize(ref _labels, Math.Max(_labels.Length, truth.Length));
        Array.Resize(ref _own, Math.Max(_own.Length, truth.Length));
        Array.Resize(ref _before, Math.Max(_before.Length, truth.Length));
        TakeOwn(scores, truth, ignored);
        _before.AsSpan(0, truth.Length).Clear();
        for (var start = 0; start < scores.Length; start += truth.Length)
        {
            Compare(scores.Slice(start, truth.Length), start / truth.Length);
        }

        var (right, total) = (0L, 0L);
        for (var i = 0; i < truth.Length; i++)
        {
            if (truth[i] != ignored)
            {
                total++;
                right += _before[i] < depth && !float.IsNaN(_own[i]) ? 1 : 0;
            }
        }

        return (right, total);
    }

    /// <summary>The same for one place, without the detour through vectors.</summary>
    private bool IsRight(ReadOnlySpan<float> scores, int label)
    {
        var (own, before) = (scores[label], 0);
        for (var i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
            {
                return false;
            }

            before += scores[i] > own || (scores[i] == own && i < label) ? 1 : 0;
        }

        return before < depth;
    }

    /// <summary>The score of the true class at each place.</summary>
    private void TakeOwn(ReadOnlySpan<float> scores, ReadOnlySpan<long> truth, int? ignored)
    {
        var classes = truth.Length == 0 ? 0 : scores.Length / truth.Length;
        for (var i = 0; i < truth.Length; i++)
        {
            _labels[i] = truth[i] == ignored ? 0 : TrueClasses.Checked(truth[i], classes);
            _own[i] = scores[(_labels[i] * truth.Length) + i];
        }
    }

    /// <summary>Counts one class where it comes before the true one when all are sorted by falling score.</summary>
    private void Compare(ReadOnlySpan<float> candidate, int index)
    {
        var own = _own.AsSpan(0, candidate.Length);
        var before = _before.AsSpan(0, candidate.Length);
        var i = 0;
        for (; i <= candidate.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var (score, rival) = (new Vector<float>(own[i..]), new Vector<float>(candidate[i..]));
            var isTie = Vector.Equals(rival, score) & Vector.GreaterThan(new Vector<int>(_labels, i), new Vector<int>(index));

            // Where it is true, a comparison gives -1.
            (new Vector<int>(before[i..]) - (Vector.GreaterThan(rival, score) | isTie)).CopyTo(before[i..]);
            Vector.ConditionalSelect(Vector.Equals(rival, rival), score, new Vector<float>(float.NaN)).CopyTo(own[i..]);
        }

        for (; i < candidate.Length; i++)
        {
            before[i] += candidate[i] > own[i] || (candidate[i] == own[i] && index < _labels[i]) ? 1 : 0;
            own[i] = float.IsNaN(candidate[i]) ? float.NaN : own[i];
        }
    }
}
