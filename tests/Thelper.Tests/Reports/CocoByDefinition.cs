using Thelper.Tasks;

namespace Thelper.Tests.Reports;

/// <summary>
/// COCO's evaluation word for word from its definition: for each class, range of areas, overlap and number of boxes it begins anew
/// with all boxes, and builds whole tables of matches and precisions. Slow, and shares nothing with what is tested.
/// </summary>
/// <param name="found">For each image.</param>
/// <param name="truth">For each image.</param>
internal sealed class CocoByDefinition(BoundingBox[][] found, BoundingBox[][] truth)
{
    private static readonly (double Least, double Most)[] Areas = [(0, 1e10), (0, 1024), (1024, 9216), (9216, 1e10)];
    private static readonly double[] Overlaps = [.. Enumerable.Range(0, 10).Select(i => 0.5 + (i * ((0.95 - 0.5) / 9)))];

    /// <summary>The twelve numbers, in the order of the published evaluation.</summary>
    public double[] Numbers(int classes) =>
    [
        Precision(classes, 0, Overlaps), Precision(classes, 0, Overlaps[..1]), Precision(classes, 0, Overlaps[5..6]),
        Precision(classes, 1, Overlaps), Precision(classes, 2, Overlaps), Precision(classes, 3, Overlaps),
        Recall(classes, 0, 1), Recall(classes, 0, 10), Recall(classes, 0, 100),
        Recall(classes, 1, 100), Recall(classes, 2, 100), Recall(classes, 3, 100),
    ];

    private double Precision(int classes, int area, double[] overlaps)
    {
        var values = new List<double>();
        for (var index = 0; index < classes; index++)
        {
            foreach (var overlap in overlaps)
            {
                var (boxes, objects) = Collect(index, area, overlap, 100);
                values.AddRange(objects == 0 ? [] : PrecisionsAtRecalls(boxes, objects));
            }
        }

        return values.Count == 0 ? double.NaN : values.Sum() / values.Count;
    }

    private double Recall(int classes, int area, int most)
    {
        var values = new List<double>();
        for (var index = 0; index < classes; index++)
        {
            foreach (var overlap in Overlaps)
            {
                var (boxes, objects) = Collect(index, area, overlap, most);
                values.AddRange(objects == 0 ? [] : [boxes.Count(box => box.Verdict == 'r') / (double)objects]);
            }
        }

        return values.Count == 0 ? double.NaN : values.Sum() / values.Count;
    }

    private static IEnumerable<double> PrecisionsAtRecalls(List<(double Score, char Verdict)> boxes, int objects)
    {
        var ranked = boxes.OrderByDescending(box => box.Score).ToList();
        var points = Enumerable.Range(1, ranked.Count).Select(count =>
        {
            var right = ranked.Take(count).Count(box => box.Verdict == 'r');
            var wrong = ranked.Take(count).Count(box => box.Verdict == 'w');
            return (Recall: right / (double)objects, Precision: right + wrong == 0 ? 0 : right / (double)(right + wrong));
        }).ToList();
        return Enumerable.Range(0, 101).Select(percent =>
            points.Where(point => point.Recall >= percent * 0.01).Select(point => point.Precision).DefaultIfEmpty(0).Max());
    }

    /// <summary>All boxes of a class, each right (r), wrong (w) or ignored (i), and how many objects count.</summary>
    private (List<(double Score, char Verdict)> Boxes, int Objects) Collect(int index, int area, double threshold, int most)
    {
        var boxes = new List<(double Score, char Verdict)>();
        var objects = 0;
        for (var image = 0; image < found.Length; image++)
        {
            var there = truth[image].Where(box => box.ClassIndex == index).OrderBy(box => IsIgnored(box, area)).ToList();
            objects += there.Count(box => !IsIgnored(box, area));
            var owner = new int?[there.Count];
            var sure = found[image].Where(box => box.ClassIndex == index).OrderByDescending(box => box.Confidence).Take(most).ToList();
            for (var d = 0; d < sure.Count; d++)
            {
                boxes.Add((sure[d].Confidence!.Value, Verdict(sure[d], there, owner, area, threshold)));
            }
        }

        return (boxes, objects);
    }

    private static char Verdict(BoundingBox box, List<BoundingBox> there, int?[] owner, int area, double threshold)
    {
        var (match, best) = (-1, Math.Min(threshold, 1 - 1e-10));
        for (var g = 0; g < there.Count; g++)
        {
            if (owner[g] is not null && !there[g].IsCrowd)
            {
                continue;
            }

            if (match >= 0 && !IsIgnored(there[match], area) && IsIgnored(there[g], area))
            {
                break;
            }

            if (Overlap(box, there[g]) >= best)
            {
                (match, best) = (g, Overlap(box, there[g]));
            }
        }

        if (match >= 0)
        {
            owner[match] = 1;
            return IsIgnored(there[match], area) ? 'i' : 'r';
        }

        return IsOutside(box, area) ? 'i' : 'w';
    }

    private static bool IsIgnored(BoundingBox box, int area) => box.IsCrowd || IsOutside(box, area);

    private static bool IsOutside(BoundingBox box, int area) => Area(box) < Areas[area].Least || Area(box) > Areas[area].Most;

    private static double Overlap(BoundingBox box, BoundingBox other)
    {
        var width = Math.Min(Right(box), Right(other)) - Math.Max(box.XMin, other.XMin);
        var height = Math.Min(Bottom(box), Bottom(other)) - Math.Max(box.YMin, other.YMin);
        var both = width > 0 && height > 0 ? width * height : 0;
        return both == 0 ? 0 : both / (other.IsCrowd ? Area(box) : Area(box) + Area(other) - both);
    }

    private static double Area(BoundingBox box) => (Right(box) - box.XMin) * (Bottom(box) - box.YMin);

    private static double Right(BoundingBox box) => box.XMax + (box.IncludesMargin ? 1 : 0);

    private static double Bottom(BoundingBox box) => box.YMax + (box.IncludesMargin ? 1 : 0);
}
