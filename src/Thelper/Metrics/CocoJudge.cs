using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>
/// Judges the boxes of one image and one class as COCO does: from the surest down, each takes the object that it overlaps most
/// among those still free, for each overlap and each range of areas by itself.
/// </summary>
/// <remarks>
/// An object outside of the range, or a crowd, is taken where no other one can be, and the box does not count then. A crowd may
/// be taken by many; the overlap with it is the share of the box's own area. Of equal overlaps the later object is taken.
/// </remarks>
/// <param name="truth">The objects of the class in the image.</param>
internal sealed class CocoJudge(IReadOnlyList<BoundingBox> truth)
{
    private readonly CocoObject[] _objects = [.. truth.Select(box => new CocoObject(box))];
    private readonly List<(CocoObject Object, double Overlap)> _near = [];

    /// <summary>Judges the surest boxes.</summary>
    /// <param name="found">By the model, of the same class and image.</param>
    /// <exception cref="DataException">A box has no confidence.</exception>
    public IEnumerable<CocoBox> Judge(IReadOnlyList<BoundingBox> found)
    {
        var place = 0;
        foreach (var box in found.OrderByDescending(BoxJudge.ConfidenceOf).Take(CocoRules.MostBoxes))
        {
            yield return Judge(box, place++);
        }
    }

    private CocoBox Judge(BoundingBox box, int place)
    {
        var extent = box.Extent;
        _near.Clear();
        foreach (var each in _objects)
        {
            var overlap = each.OverlapWith(extent);
            if (overlap >= CocoRules.Overlaps[0])
            {
                _near.Add((each, overlap));
            }
        }

        var (right, wrong) = (0UL, 0UL);
        for (var sizes = 0; sizes < CocoRules.Areas.Length; sizes++)
        {
            var unmatched = CocoRules.Includes(sizes, extent.Area) ? CocoRules.Bits(sizes) : 0;
            var (found, ignored) = Take(sizes);
            right |= found;
            wrong |= unmatched & ~found & ~ignored;
        }

        return new CocoBox(BoxJudge.ConfidenceOf(box), place, right, wrong);
    }

    /// <summary>The overlaps at which the box takes an object that counts, and those at which it takes one that does not.</summary>
    private (ulong Found, ulong Ignored) Take(int sizes)
    {
        var (found, ignored) = (0UL, 0UL);
        for (var i = 0; i < CocoRules.Overlaps.Length && _near.Count > 0; i++)
        {
            var bit = CocoRules.Bit(sizes, i);
            if (Best(sizes, i, counts: true) is { } right)
            {
                right.Taken |= bit;
                found |= bit;
            }
            else if (Best(sizes, i, counts: false) is { } other)
            {
                other.Taken |= bit;
                ignored |= bit;
            }
        }

        return (found, ignored);
    }

    private CocoObject? Best(int sizes, int overlap, bool counts)
    {
        var least = CocoRules.Overlaps[overlap];
        CocoObject? best = null;
        foreach (var (each, own) in _near)
        {
            if (own >= least && each.Counts(sizes) == counts && each.IsFree(CocoRules.Bit(sizes, overlap)))
            {
                (best, least) = (each, own);
            }
        }

        return best;
    }
}

/// <summary>A true object while the boxes of its image are judged.</summary>
/// <param name="box">The object.</param>
internal sealed class CocoObject(BoundingBox box)
{
    private readonly Extent _extent = box.Extent;
    private readonly bool _isCrowd = box.IsCrowd;
    private readonly double _area = box.Extent.Area;

    /// <summary>The bits of <see cref="CocoRules.Bit"/> for which a box has it.</summary>
    public ulong Taken { get; set; }

    public bool IsFree(ulong bit) => _isCrowd || (Taken & bit) == 0;

    /// <summary>Whether it is to be found where only a range of areas counts.</summary>
    public bool Counts(int sizes) => !_isCrowd && CocoRules.Includes(sizes, _area);

    public double OverlapWith(Extent found) => _isCrowd ? found.ShareWithin(_extent) : found.IntersectionOverUnion(_extent);
}
