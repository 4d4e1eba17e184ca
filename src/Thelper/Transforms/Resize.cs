using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="Resize"/>, with the names of the Python original.</summary>
public sealed record ResizeOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Width and height in pixels; 0 where <see cref="Fx"/> or <see cref="Fy"/> gives the factor.</summary>
    public required IReadOnlyList<int> Dsize { get; init; }

    /// <summary>By what a width of 0 multiplies the image's; 0 by default.</summary>
    [AtLeast(0)]
    public double Fx { get; init; }

    /// <summary>By what a height of 0 multiplies the image's; 0 by default.</summary>
    [AtLeast(0)]
    public double Fy { get; init; }

    /// <summary>How values between pixels are found: nearest, linear (the default), cubic, area or lanczos; also OpenCV's constants.</summary>
    [Alias("interpolation", "flags")]
    public OpenCvInterpolation Interp { get; init; } = OpenCvInterpolation.Linear;

    /// <summary>Accepted for old files and without effect: no memory is shared between results, so there is none to keep.</summary>
    public bool Buffer { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Dsize is not [>= 0, >= 0] || (Dsize[0] == 0 && Fx == 0) || (Dsize[1] == 0 && Fy == 0))
        {
            yield return new(
                nameof(Dsize),
                $"must be [width, height], each above 0 or, where fx or fy gives the factor, 0; but is [{string.Join(", ", Dsize)}].");
        }
        else if (!double.IsFinite(Fx + Fy))
        {
            yield return new(double.IsFinite(Fx) ? nameof(Fy) : nameof(Fx), "must be finite.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Resize((Dsize[0], Dsize[1]), (Fx, Fy), (Interpolation)Interp);
}

/// <summary>Gives all images one size, or multiplies their sides; the aspect ratio is not kept. Label maps take the nearest label.</summary>
/// <param name="size">In pixels; 0 where the factor counts.</param>
/// <param name="factors">Of the width and the height.</param>
/// <param name="interpolation">How values between pixels are found.</param>
public sealed class Resize((int Width, int Height) size, (double X, double Y) factors, Interpolation interpolation) : GeometricTransform
{
    /// <inheritdoc/>
    protected override Interpolation Interpolation => interpolation;

    /// <inheritdoc/>
    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (w, h) = (Side(size.Width, width, factors.X), Side(size.Height, height, factors.Y));
        return (w, h) == (width, height) ? null : new ResizeGeometry(width, height, w, h);
    }

    // Halves go to even, as in OpenCV.
    private static int Side(int target, int source, double factor) =>
        target > 0 ? target : Math.Max(1, (int)Math.Round(source * factor));
}
