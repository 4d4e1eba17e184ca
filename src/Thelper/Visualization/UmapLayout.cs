using Thelper.Data;

namespace Thelper.Visualization;

/// <summary>
/// Moves places by stochastic gradient descent on the cross entropy of two fuzzy graphs (UMAP's algorithm 5): tied points pull
/// each other, the more often the stronger the tie; after each pull, random points push one of the two away.
/// </summary>
internal sealed class UmapLayout
{
    private const double LongestStep = 4;
    private const double NearZero = 1e-3;

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly FuzzyTie[] _ties;
    private readonly double _strongest;
    private readonly UmapArguments _arguments;
    private readonly double _a;
    private readonly double _b;

    /// <param name="graph">Who is tied to whom.</param>
    /// <param name="places">The start, a list for each coordinate; changed.</param>
    /// <param name="arguments">The settings.</param>
    public UmapLayout(FuzzyGraph graph, double[][] places, UmapArguments arguments)
    {
        (_x, _y, _arguments) = (places[0], places[1], arguments);
        (_a, _b) = UmapCurve.Fit(arguments.MinDist, arguments.Spread);
        _strongest = graph.Ties.Max(tie => tie.Weight);
        _ties = [.. graph.Ties];
    }

    /// <summary>Goes over all ties so many times.</summary>
    public void Run(int epochs)
    {
        FuzzyTie[] lasting = [.. _ties.Where(tie => tie.Weight >= _strongest / epochs)];
        double[] pauses = [.. lasting.Select(tie => _strongest / tie.Weight)];
        double[] due = [.. pauses];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var random = new CounterRandom((ulong)(_arguments.RandomState ?? 0), (uint)epoch + 1, 0, RandomPurpose.Projection);
            var rate = _arguments.LearningRate * (1 - ((double)epoch / epochs));
            for (var i = 0; i < lasting.Length; i++)
            {
                if (due[i] <= epoch + 1)
                {
                    due[i] += pauses[i];
                    Pull(lasting[i].From, lasting[i].To, rate);
                    Push(lasting[i].From, rate, ref random);
                }
            }
        }
    }

    private void Pull(int from, int to, double rate)
    {
        var (dx, dy) = (_x[from] - _x[to], _y[from] - _y[to]);
        var squared = (dx * dx) + (dy * dy);
        if (squared > 0)
        {
            var factor = -2 * _a * _b * Math.Pow(squared, _b - 1) / (1 + (_a * Math.Pow(squared, _b)));
            var (stepX, stepY) = (rate * Held(factor * dx), rate * Held(factor * dy));
            (_x[from], _y[from]) = (_x[from] + stepX, _y[from] + stepY);
            (_x[to], _y[to]) = (_x[to] - stepX, _y[to] - stepY);
        }
    }

    private void Push(int from, double rate, ref CounterRandom random)
    {
        for (var i = 0; i < _arguments.NegativeSampleRate; i++)
        {
            var other = random.NextInt32(_x.Length);
            var (dx, dy) = (_x[from] - _x[other], _y[from] - _y[other]);
            var squared = (dx * dx) + (dy * dy);
            if (squared > 0)
            {
                var factor = 2 * _arguments.RepulsionStrength * _b / ((NearZero + squared) * (1 + (_a * Math.Pow(squared, _b))));
                (_x[from], _y[from]) = (_x[from] + (rate * Held(factor * dx)), _y[from] + (rate * Held(factor * dy)));
            }
        }
    }

    private static double Held(double step) => Math.Clamp(step, -LongestStep, LongestStep);
}
