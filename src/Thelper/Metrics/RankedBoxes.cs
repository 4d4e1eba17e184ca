using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>The boxes found of one class, each right or wrong, from the surest down; and how many objects there are to find.</summary>
internal sealed class RankedBoxes : IStateful
{
    private readonly List<JudgedBox> _unranked = [];
    private JudgedBox[] _ranked = [];

    /// <summary>How many objects there are to find.</summary>
    public long Objects { get; private set; }

    /// <summary>How many of them were found.</summary>
    public int Right => Ranked().Count(box => box.IsRight);

    /// <summary>How many boxes are right or wrong.</summary>
    public int Count => _ranked.Length + _unranked.Count;

    public bool IsEmpty => Count == 0 && Objects == 0;

    /// <summary>Judges the boxes of an image.</summary>
    /// <param name="found">Those of this class.</param>
    /// <param name="objects">The true ones of this class.</param>
    /// <param name="threshold">The overlap from which a box counts as found.</param>
    public void Add(IReadOnlyList<BoundingBox> found, IReadOnlyList<BoundingBox> objects, double threshold)
    {
        _unranked.AddRange(BoxJudge.Judge(found, objects, threshold));
        Objects += objects.Count(box => !box.IsDifficult && !box.IsCrowd);
    }

    public void Reset()
    {
        _unranked.Clear();
        (_ranked, Objects) = ([], 0);
    }

    /// <summary>The average precision; there is at least one object.</summary>
    public double AveragePrecision(AveragePrecisionMethod method) => method == AveragePrecisionMethod.AllPoints
        ? AreaUnderCurve()
        : Enumerable.Range(0, 11).Average(tenth => HighestPrecision(tenth));

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["confidences"] = Tensors.From<double>(Array.ConvertAll(Ranked(), box => box.Confidence)),
        ["right"] = Tensors.From<bool>(Array.ConvertAll(Ranked(), box => box.IsRight)),
        ["objects"] = Objects,
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        var confidences = ((Tensor)state["confidences"]!).ToArray<double>();
        var right = ((Tensor)state["right"]!).ToArray<bool>();
        _unranked.Clear();
        _ranked = [.. confidences.Zip(right, (confidence, isRight) => new JudgedBox(confidence, isRight))];
        Objects = (long)state["objects"]!;
    }

    /// <summary>Each object that was found adds its share of the recall, times the highest precision at that recall or a higher one.</summary>
    private double AreaUnderCurve()
    {
        var ranked = Ranked();
        var right = Right;
        var (sum, highest) = (0.0, 0.0);
        for (var i = ranked.Length - 1; i >= 0; i--)
        {
            highest = Math.Max(highest, (double)right / (i + 1));
            if (ranked[i].IsRight)
            {
                sum += highest;
                right--;
            }
        }

        return sum / Objects;
    }

    /// <summary>The highest precision where the recall is at least so many tenths; 0 where it nowhere is.</summary>
    private double HighestPrecision(int tenths)
    {
        var ranked = Ranked();
        var right = Right;
        var highest = 0.0;
        for (var i = ranked.Length - 1; i >= 0 && 10L * right >= tenths * Objects; i--)
        {
            highest = Math.Max(highest, (double)right / (i + 1));
            right -= ranked[i].IsRight ? 1 : 0;
        }

        return highest;
    }

    /// <summary>All boxes, the surest first. Those of before keep their order, so that a value after every batch costs little.</summary>
    private JudgedBox[] Ranked()
    {
        if (_unranked.Count > 0)
        {
            _ranked = Merge(_ranked, [.. _unranked.OrderByDescending(box => box.Confidence)]);
            _unranked.Clear();
        }

        return _ranked;
    }

    private static JudgedBox[] Merge(JudgedBox[] first, JudgedBox[] second)
    {
        var merged = new JudgedBox[first.Length + second.Length];
        var (i, j) = (0, 0);
        for (var next = 0; next < merged.Length; next++)
        {
            var isFirst = j == second.Length || (i < first.Length && first[i].Confidence.CompareTo(second[j].Confidence) >= 0);
            merged[next] = isFirst ? first[i++] : second[j++];
        }

        return merged;
    }
}
