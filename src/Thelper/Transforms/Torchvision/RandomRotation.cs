using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's RandomRotation.</summary>
public sealed record RandomRotationOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>The range of angles, counter-clockwise; one number d for -d to d.</summary>
    [AllowSingle]
    public required IReadOnlyList<double> Degrees { get; init; }

    /// <summary>How values between pixels are found; nearest by default.</summary>
    public InterpolationMode Interpolation { get; init; } = InterpolationMode.Nearest;

    /// <summary>Whether the result is large enough to hold the whole turned image; false, the default, keeps the
    /// size.</summary>
    public bool Expand { get; init; }

    /// <summary>The x and y that stay, in pixels from the upper left corner; the middle by default.</summary>
    public IReadOnlyList<double>? Center { get; init; }

    /// <summary>The value outside the image, one number or one per channel; 0 by default. Label maps get the class 0.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Fill { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Center is not (null or [_, _]))
        {
            yield return new(nameof(Center), $"must be [x, y], but has {Center.Count} numbers.");
        }

        foreach (var problem in RangeForm.CheckAngles(nameof(Degrees), Degrees))
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new RandomRotation(this);
}

internal sealed class RandomRotation(RandomRotationOptions options) : GeometricTransform
{
    protected override Interpolation Interpolation => options.Interpolation.ToInterpolation();

    protected override Border Border { get; } = FillForm.ToBorder(options.Fill);

    protected override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        Turn(width, height, random.Next(RangeForm.Around0(options.Degrees)));

    private AffineGeometry Turn(int width, int height, double degrees)
    {
        var (x, y) = options.Center is [var centerX, var centerY] ? (centerX, centerY) : (width / 2.0, height / 2.0);
        var turn = PlaneMatrix.Rotation(degrees).About(x, y);
        if (!options.Expand)
        {
            return new AffineGeometry(turn.AffineOnCentres(), width, height);
        }

        // Pillow's rule, whole pixels beyond the corners; the rounding takes the error of sines at quarter turns away.
        var around = Extent.Around([turn.Apply(0, 0), turn.Apply(width, 0), turn.Apply(0, height), turn.Apply(width, height)]);
        var newWidth = (int)(Math.Ceiling(Math.Round(around.Right, 9)) - Math.Floor(Math.Round(around.Left, 9)));
        var newHeight = (int)(Math.Ceiling(Math.Round(around.Bottom, 9)) - Math.Floor(Math.Round(around.Top, 9)));
        var (middleX, middleY) = turn.Apply(width / 2.0, height / 2.0);
        var whole = PlaneMatrix.Translation((newWidth / 2.0) - middleX, (newHeight / 2.0) - middleY) * turn;
        return new AffineGeometry(whole.AffineOnCentres(), newWidth, newHeight);
    }
}
