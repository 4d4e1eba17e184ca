namespace Thelper.Tasks;

/// <summary>How far two boxes cover the same area.</summary>
public static class BoxOverlap
{
    /// <summary>
    /// The area that both boxes cover, divided by that which at least one covers: 0 where they do not overlap, 1 where they are
    /// the same. Each box counts as what it covers, with its margin or without. 0 where both have no area.
    /// </summary>
    /// <param name="first">A box.</param>
    /// <param name="second">Another one of the same image.</param>
    public static double IntersectionOverUnion(this BoundingBox first, BoundingBox second) =>
        first.Extent.IntersectionOverUnion(second.Extent);

    /// <inheritdoc cref="IntersectionOverUnion(BoundingBox, BoundingBox)"/>
    public static double IntersectionOverUnion(this Extent first, Extent second)
    {
        var both = SharedArea(first, second);
        return both == 0 ? 0 : both / (first.Area + second.Area - both);
    }

    /// <summary>The share of a box's own area that lies within another one: 0 to 1; 0 where it has no area.</summary>
    /// <param name="box">A box.</param>
    /// <param name="other">Another one of the same image.</param>
    public static double ShareWithin(this Extent box, Extent other)
    {
        var both = SharedArea(box, other);
        return both == 0 ? 0 : both / box.Area;
    }

    private static double SharedArea(Extent first, Extent second)
    {
        var width = Math.Min(first.Right, second.Right) - Math.Max(first.Left, second.Left);
        var height = Math.Min(first.Bottom, second.Bottom) - Math.Max(first.Top, second.Top);
        return width <= 0 || height <= 0 ? 0 : width * height;
    }
}
