using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>
/// How often samples, or pixels, of each true class were predicted as each class; or how much these weigh together. Counts are
/// exact up to 2⁵³.
/// </summary>
/// <param name="classes">The highest class index and one.</param>
internal sealed class ConfusionCounts(int classes) : ITally<ConfusionCounts>
{
    private const long NoLabel = long.MinValue;
    private readonly double[] _counts = new double[classes * classes];
    private readonly double[] _support = new double[classes];
    private readonly bool[] _occurs = new bool[classes];
    private float[] _highest = [];
    private int[] _best = [];

    public int Classes => classes;

    public double Total { get; private set; }

    public double this[int truth, int predicted] => _counts[(truth * classes) + predicted];

    /// <inheritdoc/>
    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_support);
        Array.Clear(_occurs);
        Total = 0;
    }

    /// <inheritdoc/>
    public void Add(ConfusionCounts other)
    {
        AddTo(_counts, other._counts);
        AddTo(_support, other._support);
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
        ["occurs"] = Tensors.From<bool>(_occurs),
        ["total"] = Total,
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        ((Tensor)state["counts"]!).ToArray<double>().CopyTo(_counts, 0);
        ((Tensor)state["support"]!).ToArray<double>().CopyTo(_support, 0);
        ((Tensor)state["occurs"]!).ToArray<bool>().CopyTo(_occurs, 0);
        Total = (double)state["total"]!;
    }

    /// <summary>
    /// Counts the samples or pixels of a batch, where their classes are known; those without a prediction count too, and those
    /// with the don't-care value do not.
    /// </summary>
    /// <param name="iteration">The batch.</param>
    /// <param name="weights">What each sample counts; 1 by default. Of augmented copies each counts as much as its sample.</param>
    /// <exception cref="DataException">There is no class of an index.</exception>
    public void Add(Iteration iteration, double[]? weights = null)
    {
        if (iteration.Target is null)
        {
            return;
        }

        var scores = ClassScores.Of(iteration);
        var targets = TrueClasses.Of(iteration.Target);
        var ignored = (iteration.Task as Segmentation)?.DontCare ?? NoLabel;
        Array.Resize(ref _highest, scores.Places);
        Array.Resize(ref _best, scores.Places);
        for (var i = 0; i < scores.Samples; i++)
        {
            var weight = weights is null ? 1 : weights[i % weights.Length];
            var truth = scores.Truth(targets, i);
            if (scores.Places == 1)
            {
                Count(truth[0], scores.Best(i) ?? BestClasses.None, ignored, weight);
                continue;
            }

            BestClasses.Find(scores.Row(i), _highest, _best);
            for (var place = 0; place < truth.Length; place++)
            {
                Count(truth[place], _best[place], ignored, weight);
            }
        }
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
    public double Predicted(int predicted) => Enumerable.Range(0, classes).Sum(truth => this[truth, predicted]);

    private void Count(long truth, int predicted, long ignored, double weight)
    {
        if (truth == ignored)
        {
            return;
        }

        Add(TrueClasses.Checked(truth, classes), predicted, weight);
    }

    private static void AddTo(double[] sums, double[] others)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += others[i];
        }
    }
}
