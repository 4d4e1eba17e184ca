namespace Thelper.Transforms.Geometries;

/// <summary>Maps of points (x, y) to (m0 x + m1 y + m2, m3 x + m4 y + m5), as six numbers.</summary>
internal static class AffineMatrix
{
    private const double RadiansPerDegree = Math.PI / 180;

    public static double[] Translation(double x, double y) => [1, 0, x, 0, 1, y];

    /// <summary>Enlarges around the origin.</summary>
    public static double[] Scaling(double x, double y) => [x, 0, 0, 0, y, 0];

    /// <summary>Turns around the origin, anticlockwise as seen, since y goes down.</summary>
    public static double[] Rotation(double degrees)
    {
        var (sine, cosine) = Math.SinCos(degrees * RadiansPerDegree);
        return [cosine, sine, 0, -sine, cosine, 0];
    }

    /// <summary>The first map, then the second, and so on.</summary>
    public static double[] Sequence(params ReadOnlySpan<double[]> maps)
    {
        var all = maps[0];
        foreach (var next in maps[1..])
        {
            all =
            [
                (next[0] * all[0]) + (next[1] * all[3]), (next[0] * all[1]) + (next[1] * all[4]),
                (next[0] * all[2]) + (next[1] * all[5]) + next[2],
                (next[3] * all[0]) + (next[4] * all[3]), (next[3] * all[1]) + (next[4] * all[4]),
                (next[3] * all[2]) + (next[4] * all[5]) + next[5],
            ];
        }

        return all;
    }

    /// <summary>A map that takes the middle of an image, in centres of pixels, for the origin.</summary>
    public static double[] AroundMiddle(int width, int height, double[] map)
    {
        var (x, y) = ((width - 1) / 2.0, (height - 1) / 2.0);
        return Sequence(Translation(-x, -y), map, Translation(x, y));
    }

    /// <summary>The way back; null where there is none.</summary>
    public static double[]? Inverse(double[] map)
    {
        var determinant = (map[0] * map[4]) - (map[1] * map[3]);
        if (determinant == 0)
        {
            return null;
        }

        double[] linear = [map[4] / determinant, -map[1] / determinant, -map[3] / determinant, map[0] / determinant];
        return
        [
            linear[0], linear[1], -(linear[0] * map[2]) - (linear[1] * map[5]),
            linear[2], linear[3], -(linear[2] * map[2]) - (linear[3] * map[5]),
        ];
    }

    public static (double X, double Y) Apply(double[] map, double x, double y) =>
        ((map[0] * x) + (map[1] * y) + map[2], (map[3] * x) + (map[4] * y) + map[5]);

    /// <summary>The map that takes three points to three others; null where the first three lie on a line.</summary>
    public static double[]? Between(ReadOnlySpan<(double X, double Y)> from, ReadOnlySpan<(double X, double Y)> to)
    {
        double[] source = Frame(from);
        return Inverse(source) is { } back ? Sequence(back, Frame(to)) : null;
    }

    /// <summary>Takes (0, 0), (1, 0) and (0, 1) to three points.</summary>
    private static double[] Frame(ReadOnlySpan<(double X, double Y)> points) =>
    [
        points[1].X - points[0].X, points[2].X - points[0].X, points[0].X,
        points[1].Y - points[0].Y, points[2].Y - points[0].Y, points[0].Y,
    ];
}
