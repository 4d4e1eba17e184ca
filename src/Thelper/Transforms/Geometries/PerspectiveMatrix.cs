namespace Thelper.Transforms.Geometries;

/// <summary>Maps of points to (u / w, v / w), where (u, v, w) is a matrix of 3 × 3, row after row, times (x, y, 1).</summary>
internal static class PerspectiveMatrix
{
    /// <summary>
    /// The map that takes the corners of a rectangle at the origin to four points, after Heckbert, "Fundamentals of Texture
    /// Mapping and Image Warping" (1989), section 2.2.3.
    /// </summary>
    /// <param name="width">Of the rectangle, above 0.</param>
    /// <param name="height">Of the rectangle, above 0.</param>
    /// <param name="to">Where (0, 0), (width, 0), (width, height) and (0, height) go; corners of a convex shape.</param>
    public static double[] FromRectangle(double width, double height, ReadOnlySpan<(double X, double Y)> to)
    {
        var (sumX, sumY) = (to[0].X - to[1].X + to[2].X - to[3].X, to[0].Y - to[1].Y + to[2].Y - to[3].Y);
        var (x1, y1) = (to[1].X - to[2].X, to[1].Y - to[2].Y);
        var (x2, y2) = (to[3].X - to[2].X, to[3].Y - to[2].Y);
        var divisor = (x1 * y2) - (x2 * y1);
        var g = ((sumX * y2) - (x2 * sumY)) / divisor;
        var h = ((x1 * sumY) - (sumX * y1)) / divisor;
        return
        [
            (to[1].X - to[0].X + (g * to[1].X)) / width, (to[3].X - to[0].X + (h * to[3].X)) / height, to[0].X,
            (to[1].Y - to[0].Y + (g * to[1].Y)) / width, (to[3].Y - to[0].Y + (h * to[3].Y)) / height, to[0].Y,
            g / width, h / height, 1,
        ];
    }

    /// <summary>The way back.</summary>
    public static double[] Inverse(double[] m)
    {
        double[] adjugate =
        [
            (m[4] * m[8]) - (m[5] * m[7]), (m[2] * m[7]) - (m[1] * m[8]), (m[1] * m[5]) - (m[2] * m[4]),
            (m[5] * m[6]) - (m[3] * m[8]), (m[0] * m[8]) - (m[2] * m[6]), (m[2] * m[3]) - (m[0] * m[5]),
            (m[3] * m[7]) - (m[4] * m[6]), (m[1] * m[6]) - (m[0] * m[7]), (m[0] * m[4]) - (m[1] * m[3]),
        ];
        var determinant = (m[0] * adjugate[0]) + (m[1] * adjugate[3]) + (m[2] * adjugate[6]);
        return [.. adjugate.Select(value => value / determinant)];
    }

    /// <summary>The map that takes four points to the corners of an image, both in centres of pixels.</summary>
    public static double[] ToRectangle(int width, int height, ReadOnlySpan<(double X, double Y)> from) =>
        Inverse(FromRectangle(Math.Max(width - 1, 1), Math.Max(height - 1, 1), from));
}
