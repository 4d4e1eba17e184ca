using System.Numerics;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>The boxes found of one class, each judged as COCO does, and how many objects there are to find.</summary>
internal sealed class CocoBoxes : IJudgedBoxes
{
    private readonly Ranking<CocoBox> _boxes = new();
    private readonly long[] _objects = new long[CocoRules.Areas.Length];
    private int[] _wrongBefore = [];

    /// <summary>Objects of any size.</summary>
    public long Objects => _objects[CocoRules.AnySize];

    /// <summary>Boxes that were looked at.</summary>
    public int Count => _boxes.Count;

    /// <inheritdoc/>
    public bool IsEmpty => Count == 0 && Objects == 0;

    /// <inheritdoc/>
    public void Add(IReadOnlyList<BoundingBox> found, IReadOnlyList<BoundingBox> truth)
    {
        foreach (var box in new CocoJudge(truth).Judge(found))
        {
            _boxes.Add(box);
        }

        foreach (var box in truth.Where(box => !box.IsCrowd))
        {
            var area = box.Extent.Area;
            for (var sizes = 0; sizes < _objects.Length; sizes++)
            {
                _objects[sizes] += CocoRules.Includes(sizes, area) ? 1 : 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _boxes.Load([]);
        Array.Clear(_objects);
    }

    /// <summary>One of the numbers; NaN where there is no object of these sizes.</summary>
    public double Measure(CocoRule rule) =>
        _objects[rule.Sizes] == 0 ? double.NaN
        : rule.Boxes is { } boxes ? Recall(rule.Sizes, boxes)
        : rule.Overlap is { } overlap ? Precision(rule.Sizes, overlap)
        : Enumerable.Range(0, CocoRules.Overlaps.Length).Average(each => Precision(rule.Sizes, each));

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["confidences"] = Tensors.From<double>(Array.ConvertAll(_boxes.All(), box => box.Confidence)),
        ["right"] = Tensors.From<long>(Array.ConvertAll(_boxes.All(), box => (long)box.Right)),
        ["wrong"] = Tensors.From<long>(Array.ConvertAll(_boxes.All(), box => (long)box.Wrong)),
        ["objects"] = Tensors.From<long>(_objects),
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        var right = ((Tensor)state["right"]!).ToArray<long>();
        var wrong = ((Tensor)state["wrong"]!).ToArray<long>();
        var confidences = ((Tensor)state["confidences"]!).ToArray<double>();
        _boxes.Load([.. confidences.Select((confidence, i) => new CocoBox(confidence, (ulong)right[i], (ulong)wrong[i]))]);
        ((Tensor)state["objects"]!).ToArray<long>().CopyTo(_objects, 0);
    }

    /// <summary>
    /// The mean, over 101 recalls, of the highest precision at that recall or a higher one; 0 where the recall is not reached.
    /// </summary>
    private double Precision(int sizes, int overlap)
    {
        var right = CountWrongBefore(CocoRules.Bit(sizes, overlap));
        var recalls = CocoRules.Recalls;
        var (sum, highest) = (0.0, 0.0);
        var next = recalls.Length - 1;
        for (; next >= 0 && recalls[next] > (double)right / _objects[sizes]; next--)
        {
        }

        for (; right > 0; right--)
        {
            highest = Math.Max(highest, (double)right / (right + _wrongBefore[right - 1]));
            for (; next >= 0 && (right == 1 || recalls[next] > (double)(right - 1) / _objects[sizes]); next--)
            {
                sum += highest;
            }
        }

        return sum / recalls.Length;
    }

    /// <summary>Notes for each box that is right how many surer ones are wrong.</summary>
    /// <returns>How many are right.</returns>
    private int CountWrongBefore(ulong bit)
    {
        var boxes = _boxes.All();
        Array.Resize(ref _wrongBefore, Math.Max(_wrongBefore.Length, boxes.Length));
        var (right, wrong) = (0, 0);
        foreach (var box in boxes)
        {
            if ((box.Right & bit) != 0)
            {
                _wrongBefore[right++] = wrong;
            }
            else if ((box.Wrong & bit) != 0)
            {
                wrong++;
            }
        }

        return right;
    }

    /// <summary>The share of objects found by so many of the surest boxes of each image, as a mean over all overlaps.</summary>
    private double Recall(int sizes, int boxes)
    {
        var right = 0L;
        foreach (var box in _boxes.All())
        {
            right += box.Place < boxes ? BitOperations.PopCount(box.Right & CocoRules.Bits(sizes)) : 0;
        }

        return (double)right / CocoRules.Overlaps.Length / _objects[sizes];
    }
}
