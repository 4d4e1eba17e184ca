using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="Resize"/>, with the names of the Python original.</summary>
public sealed record ResizeOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Width and height in pixels.</summary>
    public required IReadOnlyList<int> Dsize { get; init; }

    /// <summary>How values between pixels are found: nearest, linear (the default), cubic, area or lanczos.</summary>
    [Alias("interpolation", "flags")]
    public Interpolation Interp { get; init; } = Interpolation.Linear;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Dsize is not [> 0, > 0])
        {
            yield return new(nameof(Dsize), $"must be [width, height], both above 0, but is [{string.Join(", ", Dsize)}].");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Resize(Dsize[0], Dsize[1], Interp);
}

/// <summary>Gives all images one size; the aspect ratio is not kept.</summary>
/// <param name="targetWidth">In pixels.</param>
/// <param name="targetHeight">In pixels.</param>
/// <param name="interpolation">How values between pixels are found.</param>
public sealed class Resize(int targetWidth, int targetHeight, Interpolation interpolation) : GeometricTransform
{
    /// <inheritdoc/>
    protected override Interpolation Interpolation => interpolation;

    /// <inheritdoc/>
    protected override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        width == targetWidth && height == targetHeight ? null : new ResizeGeometry(width, height, targetWidth, targetHeight);
}
