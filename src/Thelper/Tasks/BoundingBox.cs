namespace Thelper.Tasks;

/// <summary>Where an object is in an image, and what it is.</summary>
public sealed record BoundingBox
{
    /// <summary>Makes a box.</summary>
    /// <param name="classIndex">The index of the object's class in the task of its data set.</param>
    /// <param name="xMin">The left edge in pixels.</param>
    /// <param name="yMin">The upper edge in pixels.</param>
    /// <param name="xMax">The right edge in pixels; not below <paramref name="xMin"/>.</param>
    /// <param name="yMax">The lower edge in pixels; not below <paramref name="yMin"/>.</param>
    /// <exception cref="ArgumentException">An edge is no finite number, or is on the wrong side of its opposite.</exception>
    public BoundingBox(int classIndex, double xMin, double yMin, double xMax, double yMax)
    {
        if (!(xMin <= xMax && yMin <= yMax && double.IsFinite(xMin + yMin + xMax + yMax)))
        {
            throw new ArgumentException(
                $"A box from ({xMin}, {yMin}) to ({xMax}, {yMax}) has an edge on the wrong side of its opposite, or one that is no number.");
        }

        (ClassIndex, XMin, YMin, XMax, YMax) = (classIndex, xMin, yMin, xMax, yMax);
    }

    /// <summary>The index of the object's class in the task of its data set.</summary>
    public int ClassIndex { get; init; }

    /// <summary>The left edge in pixels.</summary>
    public double XMin { get; private init; }

    /// <summary>The upper edge in pixels.</summary>
    public double YMin { get; private init; }

    /// <summary>The right edge in pixels.</summary>
    public double XMax { get; private init; }

    /// <summary>The lower edge in pixels.</summary>
    public double YMax { get; private init; }

    /// <summary>
    /// Whether the edges are numbers of pixels that still belong to the box, as Pascal VOC counts them; true by default.
    /// False where they are continuous coordinates, as in COCO.
    /// </summary>
    public bool IncludesMargin { get; init; } = true;

    /// <summary>Whether a person found the object hard to recognise; false by default.</summary>
    public bool IsDifficult { get; init; }

    /// <summary>Whether something hides part of the object; false by default.</summary>
    public bool IsOccluded { get; init; }

    /// <summary>Whether the object goes on beyond the box, such as beyond the image; false by default.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether the box is around a group of objects that were not told apart; false by default.</summary>
    public bool IsCrowd { get; init; }

    /// <summary>How sure a model is, 0 to 1; null for a true box.</summary>
    public double? Confidence { get; init; }

    /// <summary>The image's number or name in its data set; null where it has none.</summary>
    public string? ImageId { get; init; }

    /// <summary>In pixels; a box that includes its margin is one pixel wider than its edges are apart.</summary>
    public double Width => XMax - XMin + Margin;

    /// <summary>In pixels, as <see cref="Width"/>.</summary>
    public double Height => YMax - YMin + Margin;

    /// <summary>In square pixels.</summary>
    public double Area => Width * Height;

    /// <summary>The box in continuous coordinates, whether its edges include the margin or not.</summary>
    public Extent Extent => new(XMin, YMin, XMax + Margin, YMax + Margin);

    private double Margin => IncludesMargin ? 1 : 0;

    /// <summary>The same object elsewhere.</summary>
    /// <param name="extent">Not empty. An extent narrower than a pixel, in a box that includes its margin, becomes a pixel.</param>
    public BoundingBox MovedTo(Extent extent) => this with
    {
        XMin = extent.Left,
        YMin = extent.Top,
        XMax = Math.Max(extent.Left, extent.Right - Margin),
        YMax = Math.Max(extent.Top, extent.Bottom - Margin),
    };
}
