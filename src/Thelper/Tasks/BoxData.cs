using System.Globalization;

namespace Thelper.Tasks;

/// <summary>Boxes as plain data, for JSON files and archives; nothing that a box has is lost.</summary>
public static class BoxData
{
    private const int FixedLength = 11;

    /// <summary>The box as a section of numbers, text and flags.</summary>
    /// <param name="box">Any box.</param>
    public static OrderedDictionary<string, object?> ToPlainData(BoundingBox box) => new()
    {
        ["class_id"] = (long)box.ClassIndex,
        ["image_id"] = box.ImageId,
        ["bbox"] = new List<object?> { box.XMin, box.YMin, box.XMax, box.YMax },
        ["confidence"] = box.Confidence,
        ["include_margin"] = box.IncludesMargin,
        ["difficult"] = box.IsDifficult,
        ["occluded"] = box.IsOccluded,
        ["truncated"] = box.IsTruncated,
        ["is_crowd"] = box.IsCrowd,
    };

    /// <summary>The box that <see cref="ToPlainData"/> described. Flags may be missing, and are false then (the margin's true).</summary>
    /// <param name="data">Needs <c>class_id</c> and <c>bbox</c>.</param>
    /// <exception cref="InvalidDataException">An entry is missing or wrong.</exception>
    public static BoundingBox Read(IReadOnlyDictionary<string, object?> data)
    {
        if (data.GetValueOrDefault("bbox") is not IReadOnlyList<object?> { Count: 4 } edges)
        {
            throw new InvalidDataException("A box has no list of four numbers under 'bbox'.");
        }

        return ReadVector(
        [
            .. edges,
            data.GetValueOrDefault("class_id"),
            data.GetValueOrDefault("include_margin") ?? true,
            data.GetValueOrDefault("difficult") ?? false,
            data.GetValueOrDefault("occluded") ?? false,
            data.GetValueOrDefault("truncated") ?? false,
            data.GetValueOrDefault("is_crowd") ?? false,
            data.GetValueOrDefault("image_id"),
            data.GetValueOrDefault("confidence"),
        ]);
    }

    /// <summary>
    /// [x min, y min, x max, y max, class, include margin, difficult, occluded, truncated, is crowd, image id], and the
    /// confidence where there is one.
    /// </summary>
    /// <param name="box">Any box.</param>
    public static IReadOnlyList<object?> ToVector(BoundingBox box)
    {
        List<object?> vector =
        [
            box.XMin, box.YMin, box.XMax, box.YMax, (long)box.ClassIndex, box.IncludesMargin,
            box.IsDifficult, box.IsOccluded, box.IsTruncated, box.IsCrowd, box.ImageId,
        ];
        return box.Confidence is { } confidence ? [.. vector, confidence] : vector;
    }

    /// <summary>The box that <see cref="ToVector"/> described, with a confidence or without.</summary>
    /// <param name="vector">11 or 12 values; flags may be numbers, and the image's id too.</param>
    /// <exception cref="InvalidDataException">These are other values.</exception>
    public static BoundingBox ReadVector(IReadOnlyList<object?> vector)
    {
        if (vector.Count is < FixedLength or > FixedLength + 1)
        {
            throw new InvalidDataException($"A box is a list of 11 values, or of 12 with a confidence, but received {vector.Count}.");
        }

        return BoxEncoding.Make(
            Number(vector[4], "class"), Number(vector[0], "x min"), Number(vector[1], "y min"), Number(vector[2], "x max"),
            Number(vector[3], "y max")) with
        {
            IncludesMargin = Flag(vector[5], "include_margin"),
            IsDifficult = Flag(vector[6], "difficult"),
            IsOccluded = Flag(vector[7], "occluded"),
            IsTruncated = Flag(vector[8], "truncated"),
            IsCrowd = Flag(vector[9], "is_crowd"),
            ImageId = vector[10] is null ? null : Convert.ToString(vector[10], CultureInfo.InvariantCulture),
            Confidence = vector.Count > FixedLength && vector[FixedLength] is { } confidence ? Number(confidence, "confidence") : null,
        };
    }

    private static double Number(object? value, string what) => value switch
    {
        double or float or long or int => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => throw new InvalidDataException($"A box has no number as its {what}."),
    };

    private static bool Flag(object? value, string what) => value switch
    {
        bool flag => flag,
        0L or 0 or 0.0 => false,
        1L or 1 or 1.0 => true,
        _ => throw new InvalidDataException($"A box has neither true nor false as its {what}."),
    };
}
