namespace Thelper.Visualization;

/// <summary>A tie between two points.</summary>
/// <param name="From">A point.</param>
/// <param name="To">Another one.</param>
/// <param name="Weight">Above 0, up to 1.</param>
internal readonly record struct FuzzyTie(int From, int To, double Weight);

/// <summary>
/// How strongly points are tied to their neighbours: the fuzzy union of the local fuzzy sets of UMAP (McInnes, Healy and Melville,
/// "UMAP: Uniform Manifold Approximation and Projection for Dimension Reduction", 2018, algorithms 2 and 3).
/// </summary>
internal sealed class FuzzyGraph
{
    private const int MostTries = 64;
    private const double Tolerance = 1e-5;

    // The least width of a point's surroundings, in mean distances, as umap-learn has it.
    private const double LeastWidth = 1e-3;

    private FuzzyGraph(int points, FuzzyTie[] ties) => (Points, Ties) = (points, ties);

    /// <summary>How many points there are.</summary>
    public int Points { get; }

    /// <summary>Each tie in both directions, sorted by its points.</summary>
    public IReadOnlyList<FuzzyTie> Ties { get; }

    /// <summary>Whether each point is tied to each other one, over others.</summary>
    public bool IsConnected
    {
        get
        {
            var neighbours = Ties.ToLookup(tie => tie.From, tie => tie.To);
            var reached = new HashSet<int> { 0 };
            var open = new Stack<int>(reached);
            while (open.TryPop(out var point))
            {
                foreach (var next in neighbours[point].Where(reached.Add))
                {
                    open.Push(next);
                }
            }

            return reached.Count == Points;
        }
    }

    /// <param name="neighbours">Of all points; a point counts as a neighbour of itself besides.</param>
    public static FuzzyGraph Of(NearestNeighbours neighbours)
    {
        var weights = new Dictionary<(int From, int To), double>();
        var overall = neighbours.Distances.Sum() / (neighbours.Points * (neighbours.Count + 1));
        for (var i = 0; i < neighbours.Points; i++)
        {
            var distances = neighbours.Distances.AsSpan(i * neighbours.Count, neighbours.Count);
            var local = Memberships(distances, overall);
            for (var j = 0; j < local.Length; j++)
            {
                weights.Add((i, neighbours.Indices[(i * neighbours.Count) + j]), local[j]);
            }
        }

        return new FuzzyGraph(neighbours.Points, United(weights));
    }

    /// <summary>
    /// The membership of each neighbour of a point: 1 for the nearest one, and falling so that their sum is the binary logarithm
    /// of the number of neighbours, the point itself included.
    /// </summary>
    /// <param name="distances">From the nearest to the farthest.</param>
    /// <param name="overall">The mean distance of all points' neighbours.</param>
    internal static double[] Memberships(ReadOnlySpan<double> distances, double overall)
    {
        double[] beyond = distances.ToArray();
        var (nearest, mean) = (beyond.FirstOrDefault(distance => distance > 0), beyond.Sum() / (beyond.Length + 1));
        beyond = Array.ConvertAll(beyond, distance => Math.Max(0, distance - nearest));
        var width = WidthOf(beyond, Math.Log2(beyond.Length + 1));
        width = Math.Max(width, LeastWidth * (nearest > 0 ? mean : overall));
        return Array.ConvertAll(beyond, distance => distance == 0 ? 1 : Math.Exp(-distance / width));
    }

    /// <summary>Found by halving the interval that it must lie in.</summary>
    private static double WidthOf(double[] beyond, double wanted)
    {
        var (width, low, high) = (1.0, 0.0, double.PositiveInfinity);
        for (var i = 0; i < MostTries; i++)
        {
            var excess = beyond.Sum(distance => distance == 0 ? 1 : Math.Exp(-distance / width)) - wanted;
            if (Math.Abs(excess) < Tolerance)
            {
                break;
            }

            (low, high) = excess > 0 ? (low, width) : (width, high);
            width = double.IsPositiveInfinity(high) ? width * 2 : (low + high) / 2;
        }

        return width;
    }

    private static FuzzyTie[] United(Dictionary<(int From, int To), double> weights)
    {
        var ties = new List<FuzzyTie>();
        foreach (var ((from, to), there) in weights)
        {
            var isMutual = weights.TryGetValue((to, from), out var back);
            var both = there + back - (there * back);
            if (both > 0 && !(isMutual && from > to))
            {
                ties.Add(new FuzzyTie(from, to, both));
                ties.Add(new FuzzyTie(to, from, both));
            }
        }

        return [.. ties.OrderBy(tie => tie.From).ThenBy(tie => tie.To)];
    }
}
