using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>
/// The options of an affine map and of a smooth random displacement, after Simard, Steinkraus and Platt, "Best Practices for
/// Convolutional Neural Networks applied to Visual Document Analysis" (2003); p is 0.5 by default.
/// </summary>
public sealed record ElasticTransformOptions() : BorderedOptions(0.5)
{
    private const int ApproximateKernel = 17;

    /// <summary>By what the smoothed displacements, which lie between -1 and 1, are multiplied; 1 by default.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>The deviation of the smoothing kernel in pixels, up to 1000; 50 by default.</summary>
    [Range(0.0, 1000.0, MinimumIsExclusive = true)]
    public double Sigma { get; init; } = 50;

    /// <summary>By how many pixels, at most, each of three points is moved, which give the affine map; 50 by default.</summary>
    [AtLeast(0)]
    public double AlphaAffine { get; init; } = 50;

    /// <summary>Whether the smoothing kernel is cut to 17 × 17 pixels, which is faster; false by default.</summary>
    public bool Approximate { get; init; }

    /// <summary>Whether the displacements to the right and down are the same; false by default.</summary>
    public bool SameDxdy { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var back = AffineMatrix.Inverse(Affine(width, height, ref random)) ?? AffineMatrix.Translation(0, 0);
        var mapX = Displacements(width, height, ref random);
        var mapY = SameDxdy ? [.. mapX] : Displacements(width, height, ref random);
        for (var i = 0; i < mapX.Length; i++)
        {
            var (x, y) = AffineMatrix.Apply(back, (i % width) + mapX[i], (i / width) + mapY[i]);
            (mapX[i], mapY[i]) = ((float)x, (float)y);
        }

        return new GridGeometry(mapX, mapY, width, height);
    }

    private double[] Affine(int width, int height, ref CounterRandom random)
    {
        var (x, y, far) = (width / 2, height / 2, Math.Min(width, height) / 3);
        ReadOnlySpan<(double X, double Y)> from = [(x + far, y + far), (x + far, y - far), (x - far, y - far)];
        Span<(double X, double Y)> to = stackalloc (double, double)[from.Length];
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = (
                from[i].X + random.NextDouble(-AlphaAffine, AlphaAffine),
                from[i].Y + random.NextDouble(-AlphaAffine, AlphaAffine));
        }

        return AffineMatrix.Between(from, to) ?? AffineMatrix.Translation(0, 0);
    }

    private float[] Displacements(int width, int height, ref CounterRandom random)
    {
        using var field = new Image(width, height, 1, PixelDepth.Float32);
        NoiseField.FillUniform(field.AsSpan<float>(), -Alpha, Alpha, ref random);
        var side = Approximate ? ApproximateKernel : 0;
        using var smooth = field.GaussianBlur(side, side, Sigma, Sigma);
        return [.. smooth.AsSpan<float>()];
    }
}
