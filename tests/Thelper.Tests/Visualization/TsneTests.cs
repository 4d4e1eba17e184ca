using Thelper.Torch;
using Thelper.Visualization;

namespace Thelper.Tests.Visualization;

/// <summary>t-SNE against its own definition.</summary>
public sealed class TsneTests
{
    private const int Count = 60;

    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    public void The_neighbours_of_each_point_have_the_perplexity_asked_for(double perplexity)
    {
        using var points = Groups();
        var conditional = Affinities.Conditional(points, perplexity);

        for (var i = 0; i < Count; i++)
        {
            var row = conditional.AsSpan(i * Count, Count).ToArray();
            Assert.Equal(0, row[i]);
            Assert.Equal(1, row.Sum(), 1e-12);
            Assert.Equal(perplexity, Math.Exp(-row.Where(p => p > 0).Sum(p => p * Math.Log(p))), 1e-3);
        }
    }

    [Fact]
    public void Conditional_probabilities_fall_with_the_distance_as_a_Gaussian_does()
    {
        using var points = Tensors.From<double>([0, 1, 2, 4, 7], 5, 1);
        var row = Affinities.Conditional(points, 2).AsSpan(0, 5).ToArray();

        // log(p1 / p2) / (4 - 1) and log(p1 / p3) / (16 - 1) are the same precision.
        Assert.Equal(Math.Log(row[1] / row[2]) / 3, Math.Log(row[1] / row[3]) / 15, 1e-9);
    }

    [Fact]
    public void Joint_probabilities_are_symmetric_and_add_up_to_1()
    {
        using var points = Groups();
        var joint = Affinities.Joint(points, 10);

        Assert.Equal(1, joint.Sum(), 1e-12);
        Assert.All(Enumerable.Range(0, Count), i => Assert.Equal(joint[(i * Count) + 7], joint[(7 * Count) + i]));
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_divergence()
    {
        using var points = Groups();
        var joint = Affinities.Joint(points, 10);
        double[][] places = [.. Enumerable.Range(0, 2).Select(axis => Enumerable.Range(0, Count).Select(i => Math.Sin((3 * i) + axis)).ToArray())];
        var gradient = new Tsne(joint, places).Gradient(exaggeration: 1);

        const double step = 1e-5;
        foreach (var (axis, i) in new[] { (0, 0), (1, 17), (0, 59) })
        {
            places[axis][i] += step;
            var above = Divergence(joint, places);
            places[axis][i] -= 2 * step;
            var below = Divergence(joint, places);
            places[axis][i] += step;

            Assert.Equal((above - below) / (2 * step), gradient[axis][i], 1e-7);
        }
    }

    [Theory]
    [InlineData(TsneStart.Pca)]
    [InlineData(TsneStart.Random)]
    public void Groups_stay_together(TsneStart start)
    {
        using var points = Groups();
        using var single = points.To(Device.Cpu, ScalarType.Float32);
        var places = Tsne.Fit(single, new TsneArguments { Perplexity = 10, NIter = 500, Init = start });

        // The nearest neighbour of each point is of its own group.
        Assert.All(Enumerable.Range(0, Count), i => Assert.Equal(
            i % 3, Enumerable.Range(0, Count).Where(j => j != i).MinBy(j => Distance(places[i], places[j])) % 3));
    }

    [Fact]
    public void The_same_points_have_the_same_places()
    {
        using var points = Groups();
        var arguments = new TsneArguments { NIter = 250 };

        Assert.Equal(Tsne.Fit(points, arguments), Tsne.Fit(points, arguments));
    }

    [Fact]
    public void Another_random_state_has_other_places_where_the_start_is_random()
    {
        using var points = Groups();
        var arguments = new TsneArguments { NIter = 250, Init = TsneStart.Random };

        Assert.NotEqual(Tsne.Fit(points, arguments), Tsne.Fit(points, arguments with { RandomState = 1 }));
    }

    [Fact]
    public void Points_that_are_all_equal_have_finite_places()
    {
        using var points = Operators.Ones([8, 3]);

        Assert.All(Tsne.Fit(points, new TsneArguments { NIter = 250 }), place => Assert.True(double.IsFinite(place.X + place.Y)));
    }

    [Theory]
    [InlineData(6, 3)]
    [InlineData(3, 6)]
    public void Principal_components_are_those_of_the_covariance(int rows, int columns)
    {
        using var scope = TensorScope.Open();
        var numbers = Enumerable.Range(0, rows * columns).Select(i => Math.Sin(i * i)).ToArray();
        var components = PrincipalComponents.Of(Tensors.From<double>(numbers, rows, columns), 2);

        // Uncorrelated, falling in variance, and no direction has more variance than the first.
        Assert.Equal(0, components[0].Zip(components[1], (a, b) => a * b).Sum(), 1e-10);
        var means = Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Average(r => numbers[(r * columns) + c])).ToArray();
        var first = components[0].Sum(value => value * value);
        Assert.True(first >= components[1].Sum(value => value * value));
        Assert.All(Enumerable.Range(0, columns), c => Assert.True(
            first >= Enumerable.Range(0, rows).Sum(r => Math.Pow(numbers[(r * columns) + c] - means[c], 2)) - 1e-12));
    }

    /// <summary>Three groups in five dimensions, point by point in turn.</summary>
    private static Tensor Groups() => Tensors.From<double>(
        [.. Enumerable.Range(0, Count * 5).Select(i => (i / 5 % 3 == i % 5 ? 8 : 0) + Math.Sin(i * 1.7))], Count, 5);

    private static double Divergence(double[] joint, double[][] places)
    {
        var weights = new double[joint.Length];
        for (var i = 0; i < joint.Length; i++)
        {
            var (a, b) = (i / Count, i % Count);
            weights[i] = a == b ? 0 : 1 / (1 + Math.Pow(places[0][a] - places[0][b], 2) + Math.Pow(places[1][a] - places[1][b], 2));
        }

        var total = weights.Sum();
        return joint.Zip(weights, (p, w) => p == 0 ? 0 : p * Math.Log(p * total / w)).Sum();
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2);
}
