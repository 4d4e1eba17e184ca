using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>How near points are to each other, as the probabilities of t-SNE (van der Maaten and Hinton 2008, section 2).</summary>
internal static class Affinities
{
    private const int MostTries = 100;
    private const double Tolerance = 1e-5;

    /// <summary>The joint probabilities of all pairs: symmetric, 0 for a point and itself, with the sum 1.</summary>
    /// <param name="points">N×D, float64, on the CPU.</param>
    /// <param name="perplexity">Of each point's neighbours, below N - 1.</param>
    public static double[] Joint(Tensor points, double perplexity)
    {
        var count = (int)points.Size(0);
        var conditional = Conditional(points, perplexity);
        var joint = new double[conditional.Length];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                joint[(i * count) + j] = (conditional[(i * count) + j] + conditional[(j * count) + i]) / (2.0 * count);
            }
        }

        return joint;
    }

    /// <summary>For each point, in a row, the probabilities of the others as its neighbours.</summary>
    internal static double[] Conditional(Tensor points, double perplexity)
    {
        var count = (int)points.Size(0);
        var values = SquaredDistances(points);
        for (var i = 0; i < count; i++)
        {
            Weigh(values.AsSpan(i * count, count), i, Math.Log(perplexity));
        }

        return values;
    }

    private static double[] SquaredDistances(Tensor points)
    {
        using var scope = TensorScope.Open();
        var centred = points.Sub(points.Mean([0L], keepdim: true));
        var squares = centred.Mul(centred).Sum([1L], keepdim: true);
        var products = centred.Matmul(centred.Transpose(0, 1)).Mul(2.0);
        return squares.Add(squares.Transpose(0, 1)).Sub(products).ToArray<double>();
    }

    /// <summary>Replaces distances by probabilities, whose width is found by halving the interval that it must lie in.</summary>
    private static void Weigh(Span<double> row, int self, double wantedEntropy)
    {
        var distances = row.ToArray();
        distances[self] = double.PositiveInfinity;
        var nearest = distances.Min();
        for (var j = 0; j < distances.Length; j++)
        {
            // Only differences count, and the largest weight must not vanish.
            distances[j] -= nearest;
        }

        var (precision, low, high) = (1.0, 0.0, double.PositiveInfinity);
        for (var i = 0; i < MostTries; i++)
        {
            var excess = Fill(row, distances, precision) - wantedEntropy;
            if (Math.Abs(excess) < Tolerance)
            {
                return;
            }

            (low, high) = excess > 0 ? (precision, high) : (low, precision);
            precision = double.IsPositiveInfinity(high) ? precision * 2 : (low + high) / 2;
        }
    }

    /// <summary>Fills in the probabilities for a precision, and gives their entropy in nats.</summary>
    private static double Fill(Span<double> row, double[] distances, double precision)
    {
        var (sum, weighted) = (0.0, 0.0);
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = double.IsPositiveInfinity(distances[j]) ? 0 : Math.Exp(-distances[j] * precision);
            sum += row[j];
            weighted += row[j] == 0 ? 0 : row[j] * distances[j];
        }

        for (var j = 0; j < row.Length; j++)
        {
            row[j] /= sum;
        }

        return Math.Log(sum) + (precision * weighted / sum);
    }
}
