using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>An object that was found.</summary>
/// <param name="Box">Where, and what.</param>
/// <param name="Overlap">With the true object of its group (intersection over union); null where there is none.</param>
internal sealed record FoundBox(BoundingBox Box, double? Overlap);

/// <summary>A true object with the boxes that go with it.</summary>
/// <param name="Target">Null in the only group of an image that has no true object, or whose objects are not known.</param>
/// <param name="Found">From the surest down, or where no box has a confidence from the highest overlap down.</param>
internal sealed record DetectionGroup(BoundingBox? Target, IReadOnlyList<FoundBox> Found);

/// <summary>Divides the boxes found in an image among its true objects.</summary>
/// <param name="options">Says which boxes stay.</param>
internal sealed class DetectionGroups(DetectLoggerOptions options)
{
    /// <summary>
    /// A group for each true object, in their order. Each box goes with the object that it overlaps most, the first of equal
    /// ones, and so the first of all where it overlaps none.
    /// </summary>
    /// <param name="found">Of one image.</param>
    /// <param name="truth">The objects that are there; null where they are not known.</param>
    public IReadOnlyList<DetectionGroup> Of(IReadOnlyList<BoundingBox> found, IReadOnlyList<BoundingBox>? truth)
    {
        BoundingBox[] sure =
        [
            .. found.Where(box => !(Confidence(box) < options.ConfThreshold)).OrderByDescending(Confidence),
        ];
        var byOverlap = Array.TrueForAll(sure, box => box.Confidence is null);
        if (truth is not { Count: > 0 })
        {
            // Where it is known that there is no object, no box overlaps one.
            var isLeftOut = truth is not null && options.IouThreshold > 0;
            return [Group(null, isLeftOut ? [] : sure.Select(box => new FoundBox(box, null)), byOverlap)];
        }

        var matched = sure.ToLookup(box => Nearest(box, truth));
        return [.. truth.Select((target, i) => Group(
            target, matched[i].Select(box => new FoundBox(box, box.IntersectionOverUnion(target))), byOverlap))];
    }

    private DetectionGroup Group(BoundingBox? target, IEnumerable<FoundBox> found, bool byOverlap)
    {
        var near = found.Where(each => !(each.Overlap < options.IouThreshold));
        var sorted = byOverlap ? near.OrderByDescending(each => each.Overlap) : near;
        return new DetectionGroup(target, [.. sorted.Take(options.TopK ?? int.MaxValue)]);
    }

    private static int Nearest(BoundingBox box, IReadOnlyList<BoundingBox> truth) =>
        Enumerable.Range(0, truth.Count).MaxBy(i => box.IntersectionOverUnion(truth[i]));

    private static double Confidence(BoundingBox box) => box.Confidence ?? 0;
}
