using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's ElasticTransform.</summary>
public sealed record ElasticTransformOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>How far pixels move, along x and y, or one number for both; 50 by default. Random shifts of -1 to 1 are
    /// smoothed,
    /// and then taken times half of this number, in pixels.</summary>
    [AllowSingle]
    public IReadOnlyList<double> Alpha { get; init; } = [50];

    /// <summary>How smoothly they move: the standard deviation of the smoothing in pixels, as Alpha; 5 by default, 0 for
    /// none.</summary>
    [AllowSingle]
    [AtLeast(0)]
    public IReadOnlyList<double> Sigma { get; init; } = [5];

    /// <summary>How values between pixels are found; bilinear by default.</summary>
    public InterpolationMode Interpolation { get; init; } = InterpolationMode.Bilinear;

    /// <summary>The value outside the image, one number or one per channel; 0 by default. Label maps get the class 0.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Fill { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Alpha.Count is not (1 or 2))
        {
            yield return new(nameof(Alpha), $"must be one number or [x, y], but has {Alpha.Count} numbers.");
        }

        if (Sigma.Count is not (1 or 2))
        {
            yield return new(nameof(Sigma), $"must be one number or [x, y], but has {Sigma.Count} numbers.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new ElasticTransform(this);
}

/// <summary>
/// Moves each pixel by a smooth random vector: Simard, Steinkraus and Platt, "Best Practices for Convolutional Neural Networks"
/// (2003), in torchvision's units.
/// </summary>
internal sealed class ElasticTransform(ElasticTransformOptions options) : GeometricTransform
{
    protected override Interpolation Interpolation => options.Interpolation.ToInterpolation();

    protected override Border Border { get; } = FillForm.ToBorder(options.Fill);

    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        // torchvision divides the shifts along x by the height, and those along y by the width, and then takes a shift of 2
        // as the whole side.
        var x = Shifts(width, height, options.Sigma[0], options.Alpha[0] * width / (2.0 * height), ref random);
        var y = Shifts(width, height, options.Sigma[^1], options.Alpha[^1] * height / (2.0 * width), ref random);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] += i % width;
            y[i] += i / width;
        }

        return new GridGeometry(x, y, width, height);
    }

    internal static float[] Shifts(int width, int height, double sigma, double scale, ref CounterRandom random)
    {
        using var noise = new Image(width, height, 1, PixelDepth.Float32);
        foreach (ref var value in noise.AsSpan<float>())
        {
            value = (float)random.NextDouble(-1, 1);
        }

        var side = (int)((8 * sigma) + 1) | 1;
        using var smooth = sigma > 0 ? noise.GaussianBlur(side, side, sigma, sigma) : noise.Clone();
        return [.. smooth.AsSpan<float>().ToArray().Select(value => (float)(value * scale))];
    }
}
