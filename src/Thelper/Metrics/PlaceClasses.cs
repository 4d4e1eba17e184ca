namespace Thelper.Metrics;

/// <summary>Finds the predicted class of each place of a sample, with memory that is used again for the next one.</summary>
internal sealed class PlaceClasses
{
    private float[] _highest = [];
    private int[] _best = [];

    /// <summary>The classes, or <see cref="BestClasses.None"/>; valid until the next call.</summary>
    /// <param name="scores">Of a batch.</param>
    /// <param name="sample">From 0.</param>
    public ReadOnlySpan<int> Of(ClassScores scores, int sample)
    {
        Array.Resize(ref _best, scores.Places);
        if (scores.Places == 1)
        {
            _best[0] = scores.Best(sample) ?? BestClasses.None;
            return _best;
        }

        Array.Resize(ref _highest, scores.Places);
        BestClasses.Find(scores.Row(sample), _highest, _best);
        return _best;
    }
}
