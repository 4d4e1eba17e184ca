namespace Thelper.Metrics;

/// <summary>How often samples of each true class were predicted as each class.</summary>
/// <param name="classes">The number of classes.</param>
internal sealed class ConfusionCounts(int classes)
{
    private readonly long[] _counts = new long[classes * classes];

    public int Classes => classes;

    public long Total { get; private set; }

    public long this[int truth, int predicted] => _counts[(truth * classes) + predicted];

    public void Reset()
    {
        Array.Clear(_counts);
        Total = 0;
    }

    /// <summary>Counts the samples of a batch whose class is known.</summary>
    public void Add(Iteration iteration)
    {
        if (iteration.Target is null)
        {
            return;
        }

        var scores = ClassScores.Of(iteration);
        var targets = iteration.Target.AsSpan<long>();
        for (var i = 0; i < targets.Length; i++)
        {
            _counts[(targets[i] * classes) + scores.Best(i)]++;
        }

        Total += targets.Length;
    }

    /// <summary>Samples of a true class.</summary>
    public long Support(int truth) => Enumerable.Range(0, classes).Sum(predicted => this[truth, predicted]);

    /// <summary>Samples predicted as a class.</summary>
    public long Predicted(int predicted) => Enumerable.Range(0, classes).Sum(truth => this[truth, predicted]);
}
