namespace Thelper.Data.Collation;

/// <summary>
/// The symmetric beta distribution: X / (X + Y) for two gamma variates. These are drawn by Marsaglia and Tsang, "A Simple
/// Method for Generating Gamma Variables" (2000), for shapes below 1 with the boost of its section 6, in logarithms, so that
/// even a very small shape does not give 0 / 0.
/// </summary>
internal static class BetaDistribution
{
    /// <summary>A number from 0 to 1.</summary>
    /// <param name="alpha">Both parameters; above 0.</param>
    /// <param name="random">Where the numbers come from; how many are used is random.</param>
    public static double Draw(double alpha, ref CounterRandom random)
    {
        var (x, y) = (LogGamma(alpha, ref random), LogGamma(alpha, ref random));
        return 1 / (1 + Math.Exp(y - x));
    }

    private static double LogGamma(double shape, ref CounterRandom random) => shape < 1
        ? LogGamma(shape + 1, ref random) + (Math.Log(1 - random.NextDouble()) / shape)
        : Math.Log(Gamma(shape, ref random));

    private static double Gamma(double shape, ref CounterRandom random)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = random.NextNormal();
            var root = 1 + (c * normal);
            var v = root * root * root;
            var uniform = 1 - random.NextDouble();
            if (v > 0 && Math.Log(uniform) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
