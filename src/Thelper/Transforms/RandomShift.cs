using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="RandomShift"/>.</summary>
public sealed record RandomShiftOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>The least shift in pixels, negative to the left and up: one number, or [x, y].</summary>
    [AllowSingle]
    public required IReadOnlyList<double> Min { get; init; }

    /// <summary>The largest shift in pixels: one number, or [x, y].</summary>
    [AllowSingle]
    public required IReadOnlyList<double> Max { get; init; }

    /// <summary>The probability that there is a shift at all, 0 to 1; 1 by default.</summary>
    [Range(0.0, 1.0)]
    public double Probability { get; init; } = 1;

    /// <summary>How values between pixels are found; linear by default. Also OpenCV's constants.</summary>
    [Alias("interp", "interpolation")]
    public OpenCvInterpolation Flags { get; init; } = OpenCvInterpolation.Linear;

    /// <summary>What lies outside the image; one value by default. Also OpenCV's constants.</summary>
    [Alias("bordertype")]
    public OpenCvBorder BorderMode { get; init; } = OpenCvBorder.Constant;

    /// <summary>The value outside, one or one per channel; 0 by default. On label maps it counts where the stage has no image.</summary>
    [AllowSingle]
    [NotEmpty]
    [Alias("borderval", "border_value")]
    public IReadOnlyList<double> BorderVal { get; init; } = [0];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        foreach (var (name, values) in new[] { (nameof(Min), Min), (nameof(Max), Max) })
        {
            if (values.Count is not (1 or 2) || !values.All(double.IsFinite))
            {
                yield return new(name, $"must be one finite number or [x, y], but is [{string.Join(", ", values)}].");
                yield break;
            }
        }

        if (Min[0] > Max[0] || Min[^1] > Max[^1])
        {
            yield return new(
                nameof(Max), $"must not be below min ([{string.Join(", ", Min)}]), but is [{string.Join(", ", Max)}].");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new RandomShift((Min[0], Min[^1]), (Max[0], Max[^1]), Probability, (Interpolation)Flags, BorderMode.With(BorderVal));
}

/// <summary>Shifts by a random number of pixels and parts of pixels; each axis has a number of its own, all equally likely.</summary>
/// <param name="min">The least shifts, in pixels.</param>
/// <param name="max">The largest shifts, in pixels.</param>
/// <param name="probability">That there is a shift at all, 0 to 1.</param>
/// <param name="interpolation">How values between pixels are found.</param>
/// <param name="border">What lies outside.</param>
public sealed class RandomShift(
    (double X, double Y) min, (double X, double Y) max, double probability, Interpolation interpolation, Border border)
    : BorderedTransform(interpolation, border)
{
    /// <inheritdoc/>
    protected override Geometry? Draw(int width, int height, ref CounterRandom random) => Choose(ref random) is var (x, y)
        ? new AffineGeometry([1, 0, x, 0, 1, y], width, height)
        : null;

    /// <summary>The shift in pixels; null for none.</summary>
    internal (double X, double Y)? Choose(ref CounterRandom random) => random.NextDouble() < probability
        ? (random.NextDouble(min.X, max.X), random.NextDouble(min.Y, max.Y))
        : null;
}
