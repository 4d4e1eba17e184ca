using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>
/// Places from the shape of a graph alone: the eigenvectors of its normalised Laplacian I - D^(-1/2) W D^(-1/2) with the smallest
/// eigenvalues but for 0, found by the method of Lanczos (1950), in which each vector is made orthogonal to all before.
/// </summary>
internal static class SpectralPlaces
{
    private const int MostSteps = 250;
    private const double Nothing = 1e-10;

    /// <param name="graph">Connected.</param>
    /// <param name="count">How many coordinates.</param>
    /// <returns>A list for each coordinate; the one of the largest magnitude is above 0.</returns>
    public static double[][] Of(FuzzyGraph graph, int count)
    {
        var (ties, roots) = Normalised(graph);
        var basis = new List<double[]> { Scaled(roots) };
        var (diagonal, beside) = (new List<double>(), new List<double>());
        var next = Fresh(basis);
        while (next is not null && diagonal.Count < MostSteps)
        {
            basis.Add(next);
            var product = Multiply(ties, next);
            diagonal.Add(Dot(product, next));
            var length = MakeOrthogonal(product, basis);

            // Where the graph is so regular that all is found already, a new direction shows eigenvectors of equal eigenvalues.
            next = length > Nothing ? Scaled(product) : Fresh(basis);
            beside.Add(length > Nothing ? length : 0);
        }

        return Combine(basis, diagonal, beside, count);
    }

    private static (IReadOnlyList<FuzzyTie> Ties, double[] Roots) Normalised(FuzzyGraph graph)
    {
        var degrees = new double[graph.Points];
        foreach (var tie in graph.Ties)
        {
            degrees[tie.From] += tie.Weight;
        }

        var roots = Array.ConvertAll(degrees, Math.Sqrt);
        return ([.. graph.Ties.Select(tie => tie with { Weight = tie.Weight / (roots[tie.From] * roots[tie.To]) })], roots);
    }

    private static double[] Multiply(IReadOnlyList<FuzzyTie> ties, double[] vector)
    {
        var product = new double[vector.Length];
        foreach (var tie in ties)
        {
            product[tie.From] += tie.Weight * vector[tie.To];
        }

        return product;
    }

    /// <summary>A direction that is not in the basis; null where there is none.</summary>
    private static double[]? Fresh(List<double[]> basis)
    {
        var random = new CounterRandom(0, 0, (uint)basis.Count, RandomPurpose.Projection);
        var vector = new double[basis[0].Length];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = random.NextNormal();
        }

        return basis.Count < vector.Length && MakeOrthogonal(vector, basis) > Nothing ? Scaled(vector) : null;
    }

    /// <summary>Takes away what lies along the basis, and gives the length of the rest.</summary>
    private static double MakeOrthogonal(double[] vector, List<double[]> basis)
    {
        // What rounding leaves the first time goes the second time.
        foreach (var direction in basis.Concat(basis))
        {
            var share = Dot(vector, direction);
            for (var i = 0; i < vector.Length; i++)
            {
                vector[i] -= share * direction[i];
            }
        }

        return Math.Sqrt(Dot(vector, vector));
    }

    private static double[][] Combine(List<double[]> basis, List<double> diagonal, List<double> beside, int count)
    {
        using var scope = TensorScope.Open();
        var size = diagonal.Count;
        var small = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            small[(i * size) + i] = diagonal[i];
            if (i + 1 < size)
            {
                small[(i * size) + i + 1] = small[((i + 1) * size) + i] = beside[i];
            }
        }

        // The largest eigenvalues of the normalised weights are the smallest ones of the Laplacian.
        var vectors = Tensors.From<double>(small, size, size).LinalgEigh().Eigenvectors;
        return [.. Enumerable.Range(1, count).Select(k => k > size
            ? new double[basis[0].Length] : Sum(basis, vectors.Select(1, size - k).ToArray<double>()))];
    }

    private static double[] Sum(List<double[]> basis, double[] shares)
    {
        var sum = new double[basis[0].Length];
        for (var k = 0; k < shares.Length; k++)
        {
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += shares[k] * basis[k + 1][i];
            }
        }

        return sum.MaxBy(Math.Abs) < 0 ? Array.ConvertAll(sum, value => -value) : sum;
    }

    private static double[] Scaled(double[] vector)
    {
        var length = Math.Sqrt(Dot(vector, vector));
        return Array.ConvertAll(vector, value => value / length);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
