using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of a turn around the middle; p is 0.5 by default.</summary>
public sealed record RotateOptions() : BorderedOptions(0.5)
{
    /// <summary>The angle in degrees, anticlockwise: x for [-x, x], or [least, largest]; 90 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> Limit { get; init; } = [90];

    /// <summary>
    /// Whether the largest rectangle without border is cut out, of another size for each angle; false by default.
    /// </summary>
    public bool CropBorder { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate() => Limits.Problems(nameof(Limit), Limit);

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var angle = Limits.Symmetric(Limit, ref random);
        var turn = new AffineGeometry(
            AffineMatrix.AroundMiddle(width, height, AffineMatrix.Rotation(angle)), width, height);
        return CropBorder ? new SequenceGeometry(turn, Inner(width, height, angle * Math.PI / 180)) : turn;
    }

    /// <summary>
    /// The largest upright rectangle in a turned one: two of its corners touch the long sides, or all four a side each.
    /// </summary>
    private static CropGeometry Inner(int width, int height, double angle)
    {
        var (sine, cosine) = (Math.Abs(Math.Sin(angle)), Math.Abs(Math.Cos(angle)));
        var (longer, shorter) = (Math.Max(width, height), Math.Min(width, height));
        double w, h;
        if (shorter <= 2 * sine * cosine * longer || Math.Abs(sine - cosine) < 1e-10)
        {
            var (alongSine, alongCosine) = (shorter / 2.0 / sine, shorter / 2.0 / cosine);
            (w, h) = width >= height ? (alongSine, alongCosine) : (alongCosine, alongSine);
        }
        else
        {
            var divisor = (cosine * cosine) - (sine * sine);
            (w, h) = (((width * cosine) - (height * sine)) / divisor, ((height * cosine) - (width * sine)) / divisor);
        }

        var (columns, rows) = (Math.Clamp((int)w, 1, width), Math.Clamp((int)h, 1, height));
        return new CropGeometry((width - columns) / 2, (height - rows) / 2, columns, rows);
    }
}

/// <summary>The options of a shift, a change of size and a turn around the middle at once; p is 0.5 by default.</summary>
public sealed record ShiftScaleRotateOptions() : BorderedOptions(0.5)
{
    /// <summary>By how many widths and heights: x for [-x, x], or [least, largest]; 0.0625 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> ShiftLimit { get; init; } = [0.0625];

    /// <summary>The change of size, to which 1 is added: x for [-x, x], or [least, largest] above -1; 0.1 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> ScaleLimit { get; init; } = [0.1];

    /// <summary>The angle in degrees, anticlockwise: x for [-x, x], or [least, largest]; 45 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> RotateLimit { get; init; } = [45];

    /// <summary>The shift to the right in widths, in place of <see cref="ShiftLimit"/>.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? ShiftLimitX { get; init; }

    /// <summary>The shift down in heights, in place of <see cref="ShiftLimit"/>.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? ShiftLimitY { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in (IEnumerable<OptionsProblem>)[
            .. Limits.Problems(nameof(ShiftLimit), ShiftLimit), .. Limits.Problems(nameof(RotateLimit), RotateLimit),
            .. Limits.Problems(nameof(ShiftLimitX), ShiftLimitX), .. Limits.Problems(nameof(ShiftLimitY), ShiftLimitY),
            .. Limits.Problems(nameof(ScaleLimit), ScaleLimit)])
        {
            yield return problem;
        }

        if (ScaleLimit is [>= 1] or [<= -1, ..])
        {
            yield return new(nameof(ScaleLimit), "must leave a size above 0, so its least value must be above -1.");
        }
    }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var angle = Limits.Symmetric(RotateLimit, ref random);
        var scale = 1 + Limits.Symmetric(ScaleLimit, ref random);
        var x = Limits.Symmetric(ShiftLimitX ?? ShiftLimit, ref random) * width;
        var y = Limits.Symmetric(ShiftLimitY ?? ShiftLimit, ref random) * height;
        var map = AffineMatrix.Sequence(
            AffineMatrix.Rotation(angle), AffineMatrix.Scaling(scale, scale), AffineMatrix.Translation(x, y));
        return new AffineGeometry(AffineMatrix.AroundMiddle(width, height, map), width, height);
    }
}
