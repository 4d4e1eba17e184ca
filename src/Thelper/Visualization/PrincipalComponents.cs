using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>The directions in which points vary most.</summary>
internal static class PrincipalComponents
{
    /// <summary>
    /// The coordinates of points along these directions, the one with most variance first. The coordinate of the largest
    /// magnitude along each is above 0, so that there is one answer. Where there are fewer directions, the rest is 0.
    /// </summary>
    /// <param name="points">N×D, float64, on the CPU.</param>
    /// <param name="count">How many directions.</param>
    /// <returns>A list of N for each direction.</returns>
    public static double[][] Of(Tensor points, int count)
    {
        using var scope = TensorScope.Open();
        var centred = points.Sub(points.Mean([0L], keepdim: true));
        var (rows, columns) = (points.Size(0), points.Size(1));

        // The smaller of the two products has the same eigenvalues.
        var isWide = columns > rows;
        var product = isWide ? centred.Matmul(centred.Transpose(0, 1)) : centred.Transpose(0, 1).Matmul(centred);
        var (values, vectors) = product.LinalgEigh();
        var coordinates = isWide ? vectors.Mul(values.Clamp(min: 0.0).Sqrt()) : centred.Matmul(vectors);
        var directions = (int)values.Size(0);
        return [.. Enumerable.Range(1, count).Select(i =>
            i > directions ? new double[rows] : WithSign(coordinates.Select(1, directions - i).ToArray<double>()))];
    }

    private static double[] WithSign(double[] coordinates) =>
        coordinates.MaxBy(Math.Abs) < 0 ? [.. coordinates.Select(value => -value)] : coordinates;
}
