using System.Text.Json;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Tests.PyTorch;
using Thelper.Visualization;

namespace Thelper.Tests.Visualization;

/// <summary>UMAP against its own definition, scikit-learn's measure of a projection, and its published numbers.</summary>
public sealed class UmapTests
{
    private const int Blobs = 5;
    private const int Count = 150;
    private const int Dimensions = 20;
    private static readonly UmapArguments Quick = new() { NEpochs = 200 };

    [Theory]
    [InlineData(0.1, 1, 1.5769434603, 0.8950608779)]
    [InlineData(0.5, 1, 0.5830300205, 1.3341669930)]
    public void The_curve_is_the_one_that_umap_learn_finds(double minDist, double spread, double a, double b)
    {
        var curve = UmapCurve.Fit(minDist, spread);

        Assert.Equal((a, b), (curve.A, curve.B), (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-4 && Math.Abs(x.Item2 - y.Item2) < 1e-4);
    }

    [Theory]
    [InlineData(UmapMetric.Euclidean)]
    [InlineData(UmapMetric.Manhattan)]
    [InlineData(UmapMetric.Cosine)]
    public void The_neighbours_of_a_point_are_the_nearest_others(UmapMetric metric)
    {
        using var points = Gaussians();
        var values = points.ToArray<double>();
        var neighbours = NearestNeighbours.Of(points, 7, metric);

        foreach (var i in new[] { 0, 77, Count - 1 })
        {
            double[] expected = [.. Enumerable.Range(0, Count).Where(j => j != i).Select(j => Distance(metric, Row(i), Row(j))).Order().Take(7)];
            Assert.Equal(expected, neighbours.Distances.AsSpan(i * 7, 7).ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
            Assert.DoesNotContain(i, neighbours.Indices.AsSpan(i * 7, 7).ToArray());
        }

        double[] Row(int i) => values[(i * Dimensions)..((i + 1) * Dimensions)];
    }

    [Fact]
    public void Equal_points_are_no_distance_apart()
    {
        using var points = Tensors.From<double>([.. Enumerable.Range(0, 30).Select(i => 1e3 + (1.0 / (1 + (i % 3))))], 10, 3);

        Assert.All(NearestNeighbours.Of(points, 4, UmapMetric.Euclidean).Distances, distance => Assert.Equal(0, distance));
    }

    [Fact]
    public void Memberships_of_neighbours_add_up_to_the_logarithm_of_their_number()
    {
        double[] distances = [1, 1.5, 2, 2.2, 3, 5, 8];
        var memberships = FuzzyGraph.Memberships(distances, overall: 3);

        Assert.Equal(1, memberships[0]);
        Assert.Equal(Math.Log2(8), memberships.Sum(), 1e-5);

        // -log of a membership is the distance beyond the nearest in widths.
        Assert.Equal(Math.Log(memberships[2]) / 1.0, Math.Log(memberships[4]) / 2.0, 1e-9);
    }

    [Fact]
    public void A_tie_counts_in_both_directions_and_is_the_fuzzy_union()
    {
        using var points = Gaussians();
        var graph = FuzzyGraph.Of(NearestNeighbours.Of(points, 9, UmapMetric.Euclidean));
        var weights = graph.Ties.ToDictionary(tie => (tie.From, tie.To), tie => tie.Weight);

        Assert.All(graph.Ties, tie => Assert.Equal(tie.Weight, weights[(tie.To, tie.From)]));
        Assert.All(graph.Ties, tie => Assert.InRange(tie.Weight, 0, 1));
    }

    [Fact]
    public void The_spectral_start_is_that_of_the_whole_matrix()
    {
        using var scope = TensorScope.Open();
        using var generator = Generator.Create(1);
        var points = Operators.Randn([80, 4], generator, ScalarType.Float64);
        var graph = FuzzyGraph.Of(NearestNeighbours.Of(points, 9, UmapMetric.Euclidean));
        Assert.True(graph.IsConnected);
        var found = SpectralPlaces.Of(graph, 2);
        var vectors = Laplacian(graph).LinalgEigh().Eigenvectors;

        foreach (var axis in new[] { 0, 1 })
        {
            var expected = vectors.Select(1, axis + 1).ToArray<double>();
            Assert.Equal(1, Math.Abs(expected.Zip(found[axis], (a, b) => a * b).Sum()), 1e-6);
        }
    }

    [Theory]
    [InlineData(UmapStart.Spectral, UmapMetric.Euclidean)]
    [InlineData(UmapStart.Pca, UmapMetric.Manhattan)]
    [InlineData(UmapStart.Random, UmapMetric.Cosine)]
    public void Groups_stay_together(UmapStart start, UmapMetric metric)
    {
        using var points = Gaussians();
        var places = Umap.Fit(points, Quick with { Init = start, Metric = metric, NNeighbors = 10 });

        // All of the five nearest neighbours of nearly all points are of their own group.
        var pure = Enumerable.Range(0, Count).Count(i => Enumerable.Range(0, Count).Where(j => j != i)
            .OrderBy(j => Math.Pow(places[i].X - places[j].X, 2) + Math.Pow(places[i].Y - places[j].Y, 2))
            .Take(5).All(j => j % Blobs == i % Blobs));
        Assert.InRange(pure, Count - 2, Count);
    }

    [Fact]
    public void The_same_points_have_the_same_places()
    {
        using var points = Gaussians();

        Assert.Equal(Umap.Fit(points, Quick), Umap.Fit(points, Quick));
    }

    [Fact]
    public void Another_seed_has_other_places()
    {
        using var points = Gaussians();

        Assert.NotEqual(Umap.Fit(points, Quick), Umap.Fit(points, Quick with { RandomState = 1 }));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(9, false)]
    [InlineData(9, true)]
    [InlineData(40, true)]
    public void Few_points_and_points_that_are_all_equal_have_finite_places(int count, bool areEqual)
    {
        using var generator = Generator.Create(2);
        using var points = areEqual ? Operators.Ones([count, 3]) : Operators.Randn([count, 3], generator);

        foreach (var metric in Enum.GetValues<UmapMetric>())
        {
            Assert.All(Umap.Fit(points, Quick with { Metric = metric }), place => Assert.True(double.IsFinite(place.X + place.Y)));
        }
    }

    /// <summary>The measure of Venna and Kaski (2001): whether neighbours in the plane are neighbours at all.</summary>
    [SkippableFact]
    public void Neighbours_of_handwritten_digits_are_as_trustworthy_as_those_of_the_t_sne()
    {
        var digits = PythonTorch.Ask("digits.py");
        Skip.If(digits.ValueKind == JsonValueKind.Null, "scikit-learn for Python is not installed (python3-sklearn)");
        using var points = Recorded.Tensor(digits.GetProperty("images"));
        using var folder = new TemporaryFolder();
        var umap = folder.Write("umap.json", Written(Umap.Fit(points, new())));
        var tsne = folder.Write("tsne.json", Written(Tsne.Fit(points, new() { NIter = 400 })));

        PythonTorch.Check(
            """
            import json
            from sklearn.datasets import load_digits
            from sklearn.manifold import trustworthiness
            from sklearn.neighbors import KNeighborsClassifier
            images, labels = load_digits(return_X_y=True)
            images, labels = images[:600], labels[:600]
            umap, tsne = (json.load(open(path)) for path in sys.argv[1:])
            ours, theirs = (trustworthiness(images, places, n_neighbors=12) for places in (umap, tsne))
            pure = KNeighborsClassifier(10).fit(umap, labels).score(umap, labels)
            summary = f"trustworthiness {ours:.4f} of UMAP, {theirs:.4f} of t-SNE; purity {pure:.4f}"
            print(summary)
            assert ours > 0.95 and ours > theirs - 0.03 and pure > 0.95, summary
            """,
            umap, tsne);
    }

    private static string Written((double X, double Y)[] places) => JsonSerializer.Serialize(places.Select(place => new[] { place.X, place.Y }));

    private static Tensor Gaussians()
    {
        using var generator = Generator.Create(3);
        using var scope = TensorScope.Open();
        var centres = Tensors.From<double>(
            [.. Enumerable.Range(0, Count * Dimensions).Select(i => i / Dimensions % Blobs == i % Dimensions % Blobs ? 4.0 : 0)], Count, Dimensions);
        return scope.Keep(Operators.Randn([Count, Dimensions], generator, ScalarType.Float64).Add(centres));
    }

    private static double Distance(UmapMetric metric, double[] a, double[] b) => metric switch
    {
        UmapMetric.Manhattan => a.Zip(b, (x, y) => Math.Abs(x - y)).Sum(),
        UmapMetric.Cosine => 1 - (a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x))),
        _ => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum()),
    };

    private static Tensor Laplacian(FuzzyGraph graph)
    {
        var size = graph.Points;
        var degrees = graph.Ties.GroupBy(tie => tie.From).ToDictionary(group => group.Key, group => group.Sum(tie => tie.Weight));
        var values = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            values[(i * size) + i] = 1;
        }

        foreach (var tie in graph.Ties)
        {
            values[(tie.From * size) + tie.To] = -tie.Weight / Math.Sqrt(degrees[tie.From] * degrees[tie.To]);
        }

        return Tensors.From<double>(values, size, size);
    }
}
