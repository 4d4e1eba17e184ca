using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's RandomAffine.</summary>
public sealed record RandomAffineOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>The range of angles, clockwise; one number d for -d to d, 0 for none.</summary>
    [AllowSingle]
    public required IReadOnlyList<double> Degrees { get; init; }

    /// <summary>The largest shifts, as shares (0 to 1) of width and of height; none by default.</summary>
    public IReadOnlyList<double>? Translate { get; init; }

    /// <summary>The range of the enlargement, above 0; none by default.</summary>
    public IReadOnlyList<double>? Scale { get; init; }

    /// <summary>The range of angles of shear in degrees: one number s for -s to s along x, [least, largest] along x, or these
    /// two along x and two along y; none by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Shear { get; init; }

    /// <summary>How values between pixels are found; nearest by default.</summary>
    public InterpolationMode Interpolation { get; init; } = InterpolationMode.Nearest;

    /// <summary>The value outside the image, one number or one per channel; 0 by default. Label maps get the class 0.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Fill { get; init; }

    /// <summary>The x and y that turning, shearing and scaling leave where they are, in pixels from the upper left corner; the
    /// middle by default.</summary>
    public IReadOnlyList<double>? Center { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Translate is not (null or [>= 0 and <= 1, >= 0 and <= 1]))
        {
            yield return new(
                nameof(Translate), $"must be two shares of width and height, 0 to 1, but is [{string.Join(", ", Translate)}].");
        }

        if (Scale is not null && !(Scale is [> 0, _] && Scale[0] <= Scale[1]))
        {
            yield return new(
                nameof(Scale), $"must be two numbers above 0, the least first, but is [{string.Join(", ", Scale)}].");
        }

        if (Center is not (null or [_, _]))
        {
            yield return new(nameof(Center), $"must be [x, y], but has {Center.Count} numbers.");
        }

        foreach (var problem in RangeForm.CheckAngles(nameof(Degrees), Degrees).Concat(CheckShear()))
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new RandomAffine(this);

    private IEnumerable<OptionsProblem> CheckShear() => Shear switch
    {
        null => [],
        [_, _, _, _] => RangeForm.CheckAngles(nameof(Shear), [Shear[0], Shear[1]])
            .Concat(RangeForm.CheckAngles(nameof(Shear), [Shear[2], Shear[3]])),
        _ => RangeForm.CheckAngles(nameof(Shear), Shear),
    };
}

internal sealed class RandomAffine(RandomAffineOptions options) : GeometricTransform
{
    protected override Interpolation Interpolation => options.Interpolation.ToInterpolation();

    protected override Border Border { get; } = FillForm.ToBorder(options.Fill);

    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var motion = Choose(width, height, ref random);
        var (x, y) = options.Center is [var centerX, var centerY] ? (centerX, centerY) : (width / 2.0, height / 2.0);
        return new AffineGeometry(motion.Matrix(x, y).AffineOnCentres(), width, height);
    }

    internal AffineMotion Choose(int width, int height, ref CounterRandom random) => new()
    {
        Degrees = random.Next(RangeForm.Around0(options.Degrees)),
        X = Shift(options.Translate?[0] * width, ref random),
        Y = Shift(options.Translate?[1] * height, ref random),
        Scale = options.Scale is { } scale ? random.NextDouble(scale[0], scale[1]) : 1,
        ShearX = options.Shear is { } shear ? random.Next(RangeForm.Around0(shear)) : 0,
        ShearY = options.Shear is [_, _, var low, var high] ? random.NextDouble(low, high) : 0,
    };

    private static double Shift(double? largest, ref CounterRandom random) =>
        largest is { } pixels ? Math.Round(random.NextDouble(-pixels, pixels)) : 0;
}

/// <summary>What torchvision's affine function is told.</summary>
internal readonly record struct AffineMotion()
{
    /// <summary>Clockwise.</summary>
    public double Degrees { get; init; }

    /// <summary>The shift to the right, in pixels.</summary>
    public double X { get; init; }

    /// <summary>The shift downwards, in pixels.</summary>
    public double Y { get; init; }

    public double Scale { get; init; } = 1;

    /// <summary>In degrees; a positive one moves the lower part to the left.</summary>
    public double ShearX { get; init; }

    /// <summary>In degrees.</summary>
    public double ShearY { get; init; }

    /// <summary>First the shear along x, then that along y, the scale, the turn, and the shift.</summary>
    public PlaneMatrix Matrix(double centerX, double centerY)
    {
        var shearX = PlaneMatrix.Affine(1, -Tangent(ShearX), 0, 0, 1, 0);
        var shearY = PlaneMatrix.Affine(1, 0, 0, -Tangent(ShearY), 1, 0);
        var scale = PlaneMatrix.Affine(Scale, 0, 0, 0, Scale, 0);
        var around = PlaneMatrix.Rotation(-Degrees) * scale * shearY * shearX;
        return PlaneMatrix.Translation(X, Y) * around.About(centerX, centerY);
    }

    private static double Tangent(double degrees) => Math.Tan(double.DegreesToRadians(degrees));
}
