using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>
/// Places in the plane for points of many dimensions, so that near ones stay near: UMAP after McInnes, Healy and Melville, "UMAP:
/// Uniform Manifold Approximation and Projection for Dimension Reduction" (2018), with exact neighbours and the settings of
/// their program, umap-learn. One thread draws numbers and moves places, so that a seed says all.
/// </summary>
internal static class Umap
{
    /// <summary>With fewer points there is nothing to show.</summary>
    public const int FewestSamples = 4;

    /// <summary>All pairs of points are compared.</summary>
    public const int MostSamples = 50_000;

    private const double Extent = 10;
    private const double Noise = 1e-4;

    /// <summary>Lays points out.</summary>
    /// <param name="points">N×D, float32, finite; N at least <see cref="FewestSamples"/>.</param>
    /// <param name="arguments">The settings.</param>
    /// <returns>A place for each point.</returns>
    public static (double X, double Y)[] Fit(Tensor points, UmapArguments arguments)
    {
        using var scope = TensorScope.Open();
        var count = (int)points.Size(0);
        var exact = points.To(Device.Cpu, ScalarType.Float64);
        var graph = FuzzyGraph.Of(NearestNeighbours.Of(exact, arguments.NeighboursOf(count) - 1, arguments.Metric));
        var places = Start(exact, graph, arguments);
        new UmapLayout(graph, places, arguments).Run(arguments.EpochsFor(count));
        return [.. places[0].Zip(places[1])];
    }

    private static double[][] Start(Tensor points, FuzzyGraph graph, UmapArguments arguments)
    {
        var random = new CounterRandom((ulong)(arguments.RandomState ?? 0), 0, 0, RandomPurpose.Projection);
        double[][] places = arguments.Init switch
        {
            UmapStart.Random => [RandomPlaces(graph.Points, ref random), RandomPlaces(graph.Points, ref random)],
            UmapStart.Spectral when graph.IsConnected => SpectralPlaces.Of(graph, UmapArguments.Plane),
            _ => PrincipalComponents.Of(points, UmapArguments.Plane),
        };
        foreach (var axis in places)
        {
            var (low, high) = (axis.Min(), axis.Max());
            for (var i = 0; i < axis.Length; i++)
            {
                // Equal points must not stay at one place, where nothing drives them apart.
                axis[i] = (high > low ? Extent * (axis[i] - low) / (high - low) : 0) + (Noise * random.NextNormal());
            }
        }

        return places;
    }

    private static double[] RandomPlaces(int count, ref CounterRandom random)
    {
        var places = new double[count];
        for (var i = 0; i < count; i++)
        {
            places[i] = random.NextDouble();
        }

        return places;
    }
}
