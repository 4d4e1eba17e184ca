namespace Thelper.Visualization;

/// <summary>
/// How strongly two places are tied by their distance x: 1 / (1 + a·x^(2b)), the smooth curve nearest to one that is 1 up to the
/// minimal distance and falls as exp(-(x - minimal distance) / spread) beyond it.
/// </summary>
/// <param name="A">Above 0.</param>
/// <param name="B">Above 0.</param>
internal sealed record UmapCurve(double A, double B)
{
    private const int Samples = 300;
    private const int Steps = 200;
    private const double Reach = 3;

    /// <summary>Finds the curve with the least squared differences at 300 places from 0 to 3 spreads (Levenberg and Marquardt).</summary>
    /// <param name="minDist">0 or more.</param>
    /// <param name="spread">Above 0.</param>
    public static UmapCurve Fit(double minDist, double spread)
    {
        double[] places = [.. Enumerable.Range(0, Samples).Select(i => Reach * spread * i / (Samples - 1))];
        double[] wanted = [.. places.Select(x => x < minDist ? 1 : Math.Exp(-(x - minDist) / spread))];

        // In logarithms, so that both stay above 0.
        var (p, q, damping) = (0.0, 0.0, 1e-3);
        var best = Error(p, q);
        for (var step = 0; step < Steps; step++)
        {
            var (aa, ab, bb, ga, gb) = Slopes(p, q, places, wanted);
            var (m, n) = (aa * (1 + damping), bb * (1 + damping));
            var determinant = (m * n) - (ab * ab);
            var (nextP, nextQ) = (p - (((n * ga) - (ab * gb)) / determinant), q - (((m * gb) - (ab * ga)) / determinant));
            var error = Error(nextP, nextQ);
            (p, q, best, damping) = error < best ? (nextP, nextQ, error, damping / 3) : (p, q, best, damping * 2);
        }

        return new UmapCurve(Math.Exp(p), Math.Exp(q));

        double Error(double p, double q) => places.Zip(wanted, (x, y) => Math.Pow(Value(x, p, q) - y, 2)).Sum();
    }

    private static double Value(double x, double p, double q) => 1 / (1 + (Math.Exp(p) * Math.Pow(x, 2 * Math.Exp(q))));

    /// <summary>The products of the derivatives by both logarithms, with each other and with the differences.</summary>
    private static (double AA, double AB, double BB, double GA, double GB) Slopes(double p, double q, double[] places, double[] wanted)
    {
        var (aa, ab, bb, ga, gb) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var (x, y) in places.Zip(wanted).Where(pair => pair.First > 0))
        {
            var value = Value(x, p, q);
            var byA = -value * (1 - value);
            var byB = byA * 2 * Math.Exp(q) * Math.Log(x);
            (aa, ab, bb) = (aa + (byA * byA), ab + (byA * byB), bb + (byB * byB));
            (ga, gb) = (ga + (byA * (value - y)), gb + (byB * (value - y)));
        }

        return (aa, ab, bb, ga, gb);
    }
}
