using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's RandomPerspective.</summary>
public sealed record RandomPerspectiveOptions : ITransformOptions
{
    /// <summary>How far the corners may move inwards, as a share (0 to 1) of half the sides; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double DistortionScale { get; init; } = 0.5;

    /// <summary>The probability of a distortion, 0 to 1; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double P { get; init; } = 0.5;

    /// <summary>How values between pixels are found; bilinear by default.</summary>
    public InterpolationMode Interpolation { get; init; } = InterpolationMode.Bilinear;

    /// <summary>The value outside the image, one number or one per channel; 0 by default. Label maps get the class 0.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Fill { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => new RandomPerspective(this);
}

internal sealed class RandomPerspective(RandomPerspectiveOptions options) : GeometricTransform
{
    protected override Interpolation Interpolation => options.Interpolation.ToInterpolation();

    protected override Border Border { get; } = FillForm.ToBorder(options.Fill);

    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        if (random.NextDouble() >= options.P)
        {
            return null;
        }

        var corners = Choose(width, height, ref random);
        (double X, double Y)[] before = [(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)];
        return Perspective.Between(before, corners) is { } matrix
            ? new PerspectiveGeometry(matrix.OnCentres(), width, height)
            : null;
    }

    /// <summary>Where the corners go: upper left, upper right, lower right, lower left.</summary>
    internal (double X, double Y)[] Choose(int width, int height, ref CounterRandom random)
    {
        var x = (int)(options.DistortionScale * (width / 2));
        var y = (int)(options.DistortionScale * (height / 2));
        return
        [
            (random.NextInt32(x + 1), random.NextInt32(y + 1)),
            (width - 1 - random.NextInt32(x + 1), random.NextInt32(y + 1)),
            (width - 1 - random.NextInt32(x + 1), height - 1 - random.NextInt32(y + 1)),
            (random.NextInt32(x + 1), height - 1 - random.NextInt32(y + 1)),
        ];
    }
}

/// <summary>Finds the perspective that takes four points to four others.</summary>
internal static class Perspective
{
    private const int Unknowns = 8;
    private const double Smallest = 1e-9;

    /// <returns>Null where there is none, as when three of the points lie on a line.</returns>
    public static PlaneMatrix? Between((double X, double Y)[] from, (double X, double Y)[] to)
    {
        var rows = new double[Unknowns][];
        for (var i = 0; i < from.Length; i++)
        {
            var ((x, y), (u, v)) = (from[i], to[i]);
            rows[2 * i] = [x, y, 1, 0, 0, 0, -u * x, -u * y, u];
            rows[(2 * i) + 1] = [0, 0, 0, x, y, 1, -v * x, -v * y, v];
        }

        return Solve(rows) is { } m && IsInvertible(m) ? new PlaneMatrix([.. m, 1]) : null;
    }

    /// <summary>Gauss's elimination with pivots.</summary>
    private static double[]? Solve(double[][] rows)
    {
        for (var column = 0; column < Unknowns; column++)
        {
            var pivot = Enumerable.Range(column, Unknowns - column).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[pivot][column]) < Smallest)
            {
                return null;
            }

            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var row = 0; row < Unknowns; row++)
            {
                var factor = row == column ? 0 : rows[row][column] / rows[column][column];
                for (var i = column; factor != 0 && i <= Unknowns; i++)
                {
                    rows[row][i] -= factor * rows[column][i];
                }
            }
        }

        return [.. Enumerable.Range(0, Unknowns).Select(i => rows[i][Unknowns] / rows[i][i])];
    }

    private static bool IsInvertible(double[] m) =>
        Math.Abs(
            (m[0] * (m[4] - (m[5] * m[7]))) - (m[1] * (m[3] - (m[5] * m[6])))
            + (m[2] * ((m[3] * m[7]) - (m[4] * m[6])))) > Smallest;
}
