using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>The boxes found of one class, each right or wrong, from the surest down; and how many objects there are to find.</summary>
/// <param name="threshold">The overlap from which a box counts as found.</param>
internal sealed class RankedBoxes(double threshold) : IJudgedBoxes
{
    private readonly Ranking<JudgedBox> _boxes = new();

    /// <summary>How many objects there are to find.</summary>
    public long Objects { get; private set; }

    /// <summary>How many of them were found.</summary>
    public int Right => _boxes.All().Count(box => box.IsRight);

    /// <summary>How many boxes are right or wrong.</summary>
    public int Count => _boxes.Count;

    /// <inheritdoc/>
    public bool IsEmpty => Count == 0 && Objects == 0;

    /// <inheritdoc/>
    public void Add(IReadOnlyList<BoundingBox> found, IReadOnlyList<BoundingBox> truth)
    {
        foreach (var box in BoxJudge.Judge(found, truth, threshold))
        {
            _boxes.Add(box);
        }

        Objects += truth.Count(box => !box.IsDifficult && !box.IsCrowd);
    }

    /// <summary>Adds what other ones hold, behind what is there.</summary>
    /// <param name="other">Stays as it is.</param>
    public void Add(RankedBoxes other)
    {
        Array.ForEach(other._boxes.All(), _boxes.Add);
        Objects += other.Objects;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _boxes.Load([]);
        Objects = 0;
    }

    /// <summary>Precision and recall after each box.</summary>
    public PrecisionRecall Curve() => new(Array.ConvertAll(_boxes.All(), box => box.IsRight), Objects);

    /// <summary>The average precision; NaN where there is no object.</summary>
    public double AveragePrecision(AveragePrecisionMethod method) => Objects == 0 ? double.NaN : Curve().Average(method);

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["confidences"] = Tensors.From<double>(Array.ConvertAll(_boxes.All(), box => box.Confidence)),
        ["right"] = Tensors.From<bool>(Array.ConvertAll(_boxes.All(), box => box.IsRight)),
        ["objects"] = Objects,
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        var confidences = ((Tensor)state["confidences"]!).ToArray<double>();
        var right = ((Tensor)state["right"]!).ToArray<bool>();
        _boxes.Load([.. confidences.Zip(right, (confidence, isRight) => new JudgedBox(confidence, isRight))]);
        Objects = (long)state["objects"]!;
    }
}
