using System.Numerics;
using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>
/// Places in the plane for points of many dimensions, so that near ones stay near: t-SNE without approximation, after van der
/// Maaten and Hinton (2008), "Visualizing Data using t-SNE", JMLR 9, with the settings of their program: momentum 0.5 for 250
/// steps, then 0.8; a gain for each coordinate that grows by 0.2 or shrinks by 0.8; neighbours exaggerated 12 times for 250
/// steps. Equal points give equal places.
/// </summary>
internal sealed class Tsne
{
    /// <summary>With fewer points no perplexity makes sense.</summary>
    public const int FewestSamples = 4;

    /// <summary>A number for each pair is kept several times over, 3 GB each at this many.</summary>
    public const int MostSamples = 20_000;

    private const int EarlySteps = 250;
    private const double EarlyExaggeration = 12;
    private const double StartSpread = 1e-4;
    private const double LeastGain = 0.01;

    private readonly double[] _affinities;
    private readonly int _count;
    private readonly double[][] _places;
    private readonly double[][] _steps;
    private readonly double[][] _gains;

    /// <param name="affinities">Count × count, symmetric, sum 1.</param>
    /// <param name="places">The start, a list for each coordinate; changed.</param>
    internal Tsne(double[] affinities, double[][] places)
    {
        (_affinities, _places, _count) = (affinities, places, places[0].Length);
        _steps = [.. places.Select(_ => new double[_count])];
        _gains = [.. places.Select(_ => Enumerable.Repeat(1.0, _count).ToArray())];
    }

    /// <summary>Lays points out.</summary>
    /// <param name="points">N×D, float32, finite; N at least <see cref="FewestSamples"/>.</param>
    /// <param name="arguments">The settings.</param>
    /// <returns>A place for each point.</returns>
    public static (double X, double Y)[] Fit(Tensor points, TsneArguments arguments)
    {
        using var scope = TensorScope.Open();
        var count = (int)points.Size(0);
        var exact = points.To(Device.Cpu, ScalarType.Float64);
        var affinities = Affinities.Joint(exact, arguments.PerplexityOf(count));
        var places = arguments.Init == TsneStart.Random ? RandomStart(count, arguments.RandomState) : PrincipalComponents.Of(exact, TsneArguments.Plane);
        Spread(places);
        var tsne = new Tsne(affinities, places);
        var rate = arguments.LearningRate ?? Math.Max(count / EarlyExaggeration / 4, 50);
        for (var step = 0; step < arguments.NIter; step++)
        {
            tsne.Step(rate, isEarly: step < EarlySteps);
        }

        return [.. places[0].Zip(places[1])];
    }

    /// <summary>The derivative of the Kullback-Leibler divergence by each coordinate.</summary>
    /// <param name="exaggeration">Multiplies the affinities.</param>
    internal double[][] Gradient(double exaggeration)
    {
        double[][] pull = [new double[_count], new double[_count]];
        double[][] push = [new double[_count], new double[_count]];
        var total = 0.0;
        for (var i = 0; i < _count; i++)
        {
            // A point's own weight is 1, but it is no pair.
            total += Forces(i, pull, push) - 1;
        }

        for (var axis = 0; axis < pull.Length; axis++)
        {
            for (var i = 0; i < _count; i++)
            {
                pull[axis][i] = 4 * ((exaggeration * pull[axis][i]) - (push[axis][i] / total));
            }
        }

        return pull;
    }

    private void Step(double rate, bool isEarly)
    {
        var gradient = Gradient(isEarly ? EarlyExaggeration : 1);
        var momentum = isEarly ? 0.5 : 0.8;
        for (var axis = 0; axis < _places.Length; axis++)
        {
            var (places, steps, gains, slopes) = (_places[axis], _steps[axis], _gains[axis], gradient[axis]);
            for (var i = 0; i < _count; i++)
            {
                gains[i] = Math.Max(LeastGain, slopes[i] * steps[i] < 0 ? gains[i] + 0.2 : gains[i] * 0.8);
                steps[i] = (momentum * steps[i]) - (rate * gains[i] * slopes[i]);
                places[i] += steps[i];
            }

            Centre(places);
        }
    }

    /// <summary>What all points do to one, and the sum of the weights 1 / (1 + distance²) of its pairs, itself included.</summary>
    private double Forces(int i, double[][] pull, double[][] push)
    {
        var (xs, ys) = (_places[0], _places[1]);
        var affinities = _affinities.AsSpan(i * _count, _count);
        var (x, y) = (new Vector<double>(xs[i]), new Vector<double>(ys[i]));
        Vector<double> pullX = default, pullY = default, pushX = default, pushY = default, weights = default;
        var j = 0;
        for (; j <= _count - Vector<double>.Count; j += Vector<double>.Count)
        {
            var (dx, dy) = (x - new Vector<double>(xs, j), y - new Vector<double>(ys, j));
            var weight = Vector<double>.One / (Vector<double>.One + (dx * dx) + (dy * dy));
            var (near, far) = (new Vector<double>(affinities[j..]) * weight, weight * weight);
            weights += weight;
            (pullX, pullY) = (pullX + (near * dx), pullY + (near * dy));
            (pushX, pushY) = (pushX + (far * dx), pushY + (far * dy));
        }

        var sum = Vector.Sum(weights);
        (pull[0][i], pull[1][i], push[0][i], push[1][i]) = (Vector.Sum(pullX), Vector.Sum(pullY), Vector.Sum(pushX), Vector.Sum(pushY));
        for (; j < _count; j++)
        {
            var (dx, dy) = (xs[i] - xs[j], ys[i] - ys[j]);
            var weight = 1 / (1 + (dx * dx) + (dy * dy));
            sum += weight;
            pull[0][i] += affinities[j] * weight * dx;
            pull[1][i] += affinities[j] * weight * dy;
            push[0][i] += weight * weight * dx;
            push[1][i] += weight * weight * dy;
        }

        return sum;
    }

    private static double[][] RandomStart(int count, int seed)
    {
        var random = new CounterRandom((ulong)seed, 0, 0, 0);
        double[][] places = [new double[count], new double[count]];
        for (var i = 0; i < count; i++)
        {
            (places[0][i], places[1][i]) = (random.NextNormal(), random.NextNormal());
        }

        return places;
    }

    /// <summary>Makes the points start so near each other that no two are out of each other's reach.</summary>
    private static void Spread(double[][] places)
    {
        Array.ForEach(places, Centre);
        var deviation = Math.Sqrt(places[0].Sum(value => value * value) / places[0].Length);
        foreach (var axis in places.Where(_ => deviation > 0))
        {
            for (var i = 0; i < axis.Length; i++)
            {
                axis[i] *= StartSpread / deviation;
            }
        }
    }

    private static void Centre(double[] values)
    {
        var mean = values.Average();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= mean;
        }
    }
}
