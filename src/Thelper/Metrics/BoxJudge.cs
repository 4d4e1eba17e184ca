using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>A box that a model found.</summary>
/// <param name="Confidence">How sure it was.</param>
/// <param name="IsRight">Whether there is an object that no surer box had.</param>
internal readonly record struct JudgedBox(double Confidence, bool IsRight) : IRanked;

/// <summary>Says which boxes of one image and one class are right.</summary>
internal static class BoxJudge
{
    /// <summary>The boxes that are right or wrong, the surest first; those that count as neither are left out.</summary>
    /// <param name="found">By the model.</param>
    /// <param name="truth">What is there.</param>
    /// <param name="threshold">The overlap from which a box counts as found.</param>
    /// <exception cref="DataException">A box has no confidence.</exception>
    public static IEnumerable<JudgedBox> Judge(
        IReadOnlyList<BoundingBox> found, IReadOnlyList<BoundingBox> truth, double threshold)
    {
        var objects = truth.Where(box => !box.IsCrowd).ToArray();
        var isTaken = new bool[objects.Length];
        foreach (var box in found.OrderByDescending(ConfidenceOf))
        {
            var (best, overlap) = MostOverlapping(objects, box);
            if (overlap >= threshold && objects[best].IsDifficult)
            {
                continue;
            }

            var isRight = overlap >= threshold && !isTaken[best];
            if (isRight)
            {
                isTaken[best] = true;
            }

            if (isRight || !truth.Any(other => other.IsCrowd && box.Extent.ShareWithin(other.Extent) >= threshold))
            {
                yield return new JudgedBox(ConfidenceOf(box), isRight);
            }
        }
    }

    /// <summary>The first of those that overlap most.</summary>
    private static (int Index, double Overlap) MostOverlapping(BoundingBox[] objects, BoundingBox box)
    {
        var best = (Index: -1, Overlap: 0.0);
        for (var i = 0; i < objects.Length; i++)
        {
            var overlap = objects[i].IntersectionOverUnion(box);
            best = overlap > best.Overlap ? (i, overlap) : best;
        }

        return best;
    }

    /// <summary>How sure a model is of a box.</summary>
    /// <exception cref="DataException">It does not say.</exception>
    public static double ConfidenceOf(BoundingBox box) => box.Confidence ?? throw new DataException(
        "A predicted box has no confidence, but the average precision ranks boxes by it.");
}
