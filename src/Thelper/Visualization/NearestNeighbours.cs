using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>The nearest other points of each point, found by comparing all pairs.</summary>
/// <param name="Count">Neighbours of each point.</param>
/// <param name="Indices">Point after point, for each the nearest neighbour first.</param>
/// <param name="Distances">How far they are; 0 exactly for equal points.</param>
internal sealed record NearestNeighbours(int Count, int[] Indices, double[] Distances)
{
    // Elements of a block of distances, so that memory does not grow with the square of the points.
    private const long BlockSize = 1 << 23;

    // The difference of two rounded sums is no exact 0, and its root is far from one.
    private const double Rounding = 1e-12;

    /// <summary>How many points there are.</summary>
    public int Points => Indices.Length / Count;

    /// <param name="points">N×D, float64, on the CPU.</param>
    /// <param name="count">Neighbours of each point, below N.</param>
    /// <param name="metric">What is near.</param>
    public static NearestNeighbours Of(Tensor points, int count, UmapMetric metric)
    {
        using var scope = TensorScope.Open();
        var rows = points.Size(0);
        var prepared = Prepared(points, metric);
        var step = Math.Max(1, BlockSize / (rows * (metric == UmapMetric.Manhattan ? points.Size(1) : 1)));
        var (indices, distances) = (new int[rows * count], new double[rows * count]);
        for (var start = 0L; start < rows; start += step)
        {
            using var block = TensorScope.Open();
            var (values, others) = Distance(prepared, start, Math.Min(rows, start + step), metric).Topk(count + 1, dim: 1, largest: false);
            var (near, numbers) = (values.ToArray<double>(), others.ToArray<long>());
            for (var i = 0; i < near.Length / (count + 1); i++)
            {
                var (from, to) = (i * (count + 1), (int)(start + i) * count);
                Take(near.AsSpan(from, count + 1), numbers.AsSpan(from, count + 1), start + i, distances.AsSpan(to, count), indices.AsSpan(to, count));
            }
        }

        return new NearestNeighbours(count, indices, distances);
    }

    /// <summary>Leaves out the point itself, which may stand behind points that are equal to it, or beyond them.</summary>
    private static void Take(Span<double> near, Span<long> numbers, long self, Span<double> distances, Span<int> indices)
    {
        var taken = 0;
        for (var j = 0; j < numbers.Length && taken < indices.Length; j++)
        {
            if (numbers[j] != self)
            {
                (distances[taken], indices[taken]) = (near[j], (int)numbers[j]);
                taken++;
            }
        }
    }

    private static Tensor Prepared(Tensor points, UmapMetric metric) => metric switch
    {
        UmapMetric.Cosine => points.Div(points.Mul(points).Sum([1L], keepdim: true).Sqrt().Clamp(min: double.Epsilon)),
        _ => points.Sub(points.Mean([0L], keepdim: true)),
    };

    private static Tensor Distance(Tensor points, long start, long end, UmapMetric metric)
    {
        var some = points.Slice(0, start, end);
        if (metric == UmapMetric.Manhattan)
        {
            return some.Unsqueeze(1).Sub(points.Unsqueeze(0)).Abs().Sum([2L]);
        }

        var products = some.Matmul(points.Transpose(0, 1));
        if (metric == UmapMetric.Cosine)
        {
            return WithoutRounding(products.Neg().Add(1.0), Operators.Ones([1], ScalarType.Float64));
        }

        var sizes = some.Mul(some).Sum([1L], keepdim: true).Add(points.Mul(points).Sum([1L]).Unsqueeze(0));
        return WithoutRounding(sizes.Sub(products.Mul(2.0)), sizes).Sqrt();
    }

    /// <summary>0 where a number is negligible beside others.</summary>
    private static Tensor WithoutRounding(Tensor numbers, Tensor beside) =>
        numbers.Mul(numbers.Sub(beside.Mul(Rounding)).Gt(0.0).To(ScalarType.Float64)).Clamp(min: 0.0);
}
