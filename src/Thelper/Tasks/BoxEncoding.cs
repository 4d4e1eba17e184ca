namespace Thelper.Tasks;

/// <summary>Boxes as lists of numbers, in the forms of common data sets. Flags are 0 or 1.</summary>
public static class BoxEncoding
{
    /// <summary>[x, y, width, height, class], as COCO has it, in continuous coordinates.</summary>
    /// <param name="box">Any box.</param>
    public static double[] ToCoco(BoundingBox box) =>
        [box.Extent.Left, box.Extent.Top, box.Extent.Width, box.Extent.Height, box.ClassIndex];

    /// <summary>The box that <see cref="ToCoco"/> described, with edges that do not include the margin.</summary>
    /// <param name="values">[x, y, width, height, class].</param>
    /// <exception cref="InvalidDataException">These are not five fitting numbers.</exception>
    public static BoundingBox FromCoco(IReadOnlyList<double> values)
    {
        RequireLength(values, 5, "coco");
        return Make(values[4], values[0], values[1], values[0] + values[2], values[1] + values[3]) with { IncludesMargin = false };
    }

    /// <summary>[x min, y min, x max, y max, class, difficult, occluded, truncated], as Pascal VOC has it: the maxima are pixels
    /// that belong to the box.</summary>
    /// <param name="box">One that is at least a pixel wide and high, or whose edges include the margin.</param>
    /// <exception cref="ArgumentException">The box is smaller.</exception>
    public static double[] ToPascalVoc(BoundingBox box)
    {
        var extent = box.Extent;
        return extent.Width < 1 || extent.Height < 1
            ? throw new ArgumentException($"A box of {extent.Width} × {extent.Height} pixels is smaller than a pixel, which Pascal VOC's form cannot say.")
            : [extent.Left, extent.Top, extent.Right - 1, extent.Bottom - 1, box.ClassIndex,
                Flag(box.IsDifficult), Flag(box.IsOccluded), Flag(box.IsTruncated)];
    }

    /// <summary>The box that <see cref="ToPascalVoc"/> described, with edges that include the margin.</summary>
    /// <param name="values">[x min, y min, x max, y max, class, difficult, occluded, truncated].</param>
    /// <exception cref="InvalidDataException">These are not eight fitting numbers.</exception>
    public static BoundingBox FromPascalVoc(IReadOnlyList<double> values)
    {
        RequireLength(values, 8, "pascal_voc");
        return Make(values[4], values[0], values[1], values[2], values[3]) with
        {
            IsDifficult = values[5] != 0,
            IsOccluded = values[6] != 0,
            IsTruncated = values[7] != 0,
        };
    }

    internal static BoundingBox Make(double index, double xMin, double yMin, double xMax, double yMax)
    {
        if (index != Math.Truncate(index) || Math.Abs(index) > int.MaxValue)
        {
            throw new InvalidDataException(FormattableString.Invariant($"A box has the class {index}, which is no index."));
        }

        return xMin <= xMax && yMin <= yMax && double.IsFinite(xMin + yMin + xMax + yMax)
            ? new BoundingBox((int)index, xMin, yMin, xMax, yMax)
            : throw new InvalidDataException(FormattableString.Invariant(
                $"A box has the edges ({xMin}, {yMin}) and ({xMax}, {yMax}), but the first must not be beyond the second."));
    }

    private static void RequireLength(IReadOnlyList<double> values, int length, string form)
    {
        if (values.Count != length)
        {
            throw new InvalidDataException($"A box in the form '{form}' has {length} numbers, but received {values.Count}.");
        }
    }

    private static double Flag(bool value) => value ? 1 : 0;
}
