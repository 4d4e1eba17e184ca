using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>
/// How often samples, or pixels, of each true class were predicted as each class; or how much these weigh together. Counts are
/// exact up to 2⁵³.
/// </summary>
/// <param name="classes">The highest class index and one.</param>
internal sealed class ConfusionCounts(int classes) : ITally<ConfusionCounts>
{
    private readonly double[] _counts = new double[classes * classes];
    private readonly double[] _support = new double[classes];
    private readonly double[] _predicted = new double[classes];
    private readonly bool[] _occurs = new bool[classes];

    public int Classes => classes;

    public double Total { get; private set; }

    public double this[int truth, int predicted] => _counts[(truth * classes) + predicted];

    /// <inheritdoc/>
    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_support);
        Array.Clear(_predicted);
        Array.Clear(_occurs);
        Total = 0;
    }

    /// <inheritdoc/>
    public void Add(ConfusionCounts other)
    {
        AddTo(_counts, other._counts);
        AddTo(_support, other._support);
        AddTo(_predicted, other._predicted);
        for (var i = 0; i < classes; i++)
        {
            _occurs[i] |= other._occurs[i];
        }

        Total += other.Total;
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["counts"] = Tensors.From<double>(_counts),
        ["support"] = Tensors.From<double>(_support),
        ["predicted"] = Tensors.From<double>(_predicted),
        ["occurs"] = Tensors.From<bool>(_occurs),
        ["total"] = Total,
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        ((Tensor)state["counts"]!).ToArray<double>().CopyTo(_counts, 0);
        ((Tensor)state["support"]!).ToArray<double>().CopyTo(_support, 0);
        ((Tensor)state["predicted"]!).ToArray<double>().CopyTo(_predicted, 0);
        ((Tensor)state["occurs"]!).ToArray<bool>().CopyTo(_occurs, 0);
        Total = (double)state["total"]!;
    }

    /// <summary>Counts one sample or place.</summary>
    /// <param name="truth">Its class index.</param>
    /// <param name="predicted">The predicted one, or <see cref="BestClasses.None"/>.</param>
    /// <param name="weight">What it counts.</param>
    public void Add(int truth, int predicted, double weight)
    {
        _occurs[truth] = true;
        _support[truth] += weight;
        Total += weight;
        if (predicted != BestClasses.None)
        {
            _occurs[predicted] = true;
            _predicted[predicted] += weight;
            _counts[(truth * classes) + predicted] += weight;
        }
    }

    /// <summary>How well a class is predicted.</summary>
    public ClassHits HitsOf(int index) => new(this[index, index], Predicted(index), Support(index));

    /// <summary>Whether a class is in truth or prediction, even if it weighs nothing.</summary>
    public bool Occurs(int index) => _occurs[index];

    /// <summary>Samples of a true class.</summary>
    public double Support(int truth) => _support[truth];

    /// <summary>Samples predicted as a class.</summary>
    public double Predicted(int predicted) => _predicted[predicted];

    private static void AddTo(double[] sums, double[] others)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += others[i];
        }
    }
}
