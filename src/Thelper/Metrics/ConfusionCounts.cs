using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>
/// How often samples, or pixels, of each true class were predicted as each class; or how much these weigh together. Counts are
/// exact up to 2⁵³.
/// </summary>
/// <param name="classes">The highest class index and one.</param>
internal sealed class ConfusionCounts(int classes)
{
    private readonly double[] _counts = new double[classes * classes];
    private readonly double[] _support = new double[classes];
    private float[] _highest = [];
    private int[] _best = [];

    public int Classes => classes;

    public double Total { get; private set; }

    public double this[int truth, int predicted] => _counts[(truth * classes) + predicted];

    public void Reset()
    {
        Array.Clear(_counts);
        Array.Clear(_support);
        Total = 0;
    }

    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["counts"] = Tensors.From<double>(_counts),
        ["support"] = Tensors.From<double>(_support),
        ["total"] = Total,
    };

    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        ((Tensor)state["counts"]!).ToArray<double>().CopyTo(_counts, 0);
        ((Tensor)state["support"]!).ToArray<double>().CopyTo(_support, 0);
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
        var ignored = (iteration.Task as Segmentation)?.DontCare;
        Array.Resize(ref _highest, scores.Places);
        Array.Resize(ref _best, scores.Places);
        for (var i = 0; i < scores.Samples; i++)
        {
            if (scores.Places == 1)
            {
                _best[0] = scores.Best(i) ?? BestClasses.None;
            }
            else
            {
                BestClasses.Find(scores.Row(i), _highest, _best);
            }

            Count(scores.Truth(targets, i), ignored, weights is null ? 1 : weights[i % weights.Length]);
        }
    }

    /// <summary>Samples of a true class.</summary>
    public double Support(int truth) => _support[truth];

    /// <summary>Samples predicted as a class.</summary>
    public double Predicted(int predicted) => Enumerable.Range(0, classes).Sum(truth => this[truth, predicted]);

    private void Count(ReadOnlySpan<long> truth, int? ignored, double weight)
    {
        for (var place = 0; place < truth.Length; place++)
        {
            if (truth[place] == ignored)
            {
                continue;
            }

            if ((ulong)truth[place] >= (ulong)classes)
            {
                throw new DataException($"The truth has the class index {truth[place]}, but indices are 0 to {classes - 1}.");
            }

            _support[truth[place]] += weight;
            Total += weight;
            if (_best[place] != BestClasses.None)
            {
                _counts[((int)truth[place] * classes) + _best[place]] += weight;
            }
        }
    }
}
