using Thelper.Data;

namespace Thelper.Metrics;

/// <summary>How many pixels of one image each class has in the truth, in the prediction, and in both at the same place.</summary>
/// <param name="classes">The highest class index and one.</param>
internal sealed class OverlapCounts(int classes)
{
    private readonly long[] _true = new long[classes];
    private readonly long[] _predicted = new long[classes];
    private readonly long[] _both = new long[classes];
    private float[] _highest = [];
    private int[] _best = [];

    /// <summary>Counts an image anew.</summary>
    /// <param name="scores">Class after class, and for each class pixel after pixel.</param>
    /// <param name="truth">The class index of each pixel.</param>
    /// <param name="ignored">The index of pixels that do not count; null where all do.</param>
    /// <exception cref="DataException">There is no score for an index.</exception>
    public void Count(ReadOnlySpan<float> scores, ReadOnlySpan<long> truth, int? ignored)
    {
        Array.ForEach([_true, _predicted, _both], Array.Clear);
        Array.Resize(ref _highest, Math.Max(_highest.Length, truth.Length));
        Array.Resize(ref _best, Math.Max(_best.Length, truth.Length));
        var best = _best.AsSpan(0, truth.Length);
        BestClasses.Find(scores, _highest.AsSpan(0, truth.Length), best);
        for (var i = 0; i < truth.Length; i++)
        {
            if (truth[i] != ignored)
            {
                Add(truth[i], best[i]);
            }
        }
    }

    /// <summary>Pixels that have a class in truth and prediction.</summary>
    public long Intersection(int index) => _both[index];

    /// <summary>Pixels that have a class in the truth, or in the prediction, or in both.</summary>
    public long Union(int index) => _true[index] + _predicted[index] - _both[index];

    private void Add(long truth, int predicted)
    {
        _ = TrueClasses.Checked(truth, classes);

        _true[truth]++;
        if (predicted != BestClasses.None)
        {
            _predicted[predicted]++;
            _both[predicted] += predicted == truth ? 1 : 0;
        }
    }
}
