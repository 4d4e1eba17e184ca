using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>How often samples of each true class were predicted as each class.</summary>
/// <param name="classes">The number of classes.</param>
internal sealed class ConfusionCounts(int classes)
{
    private readonly long[] _counts = new long[classes * classes];
    private readonly long[] _support = new long[classes];

    public int Classes => classes;

    public long Total { get; private set; }

    public long this[int truth, int predicted] => _counts[(truth * classes) + predicted];

    public void Reset()
    {
        Array.Clear(_counts);
        Array.Clear(_support);
        Total = 0;
    }

    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["counts"] = Tensors.From<long>(_counts),
        ["support"] = Tensors.From<long>(_support),
        ["total"] = Total,
    };

    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        ((Tensor)state["counts"]!).ToArray<long>().CopyTo(_counts, 0);
        ((Tensor)state["support"]!).ToArray<long>().CopyTo(_support, 0);
        Total = (long)state["total"]!;
    }

    /// <summary>Counts the samples of a batch, where their classes are known; those without a prediction count too.</summary>
    public void Add(Iteration iteration)
    {
        if (iteration.Target is null)
        {
            return;
        }

        var scores = ClassScores.Of(iteration);
        var targets = TrueClasses.Of(iteration.Target);
        for (var i = 0; i < targets.Length; i++)
        {
            _support[targets[i]]++;
            if (scores.Best(i) is { } predicted)
            {
                _counts[(targets[i] * classes) + predicted]++;
            }
        }

        Total += targets.Length;
    }

    /// <summary>Samples of a true class.</summary>
    public long Support(int truth) => _support[truth];

    /// <summary>Samples predicted as a class.</summary>
    public long Predicted(int predicted) => Enumerable.Range(0, classes).Sum(truth => this[truth, predicted]);
}
