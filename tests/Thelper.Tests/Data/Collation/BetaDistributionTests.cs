using Thelper.Data;
using Thelper.Data.Collation;

namespace Thelper.Tests.Data.Collation;

public sealed class BetaDistributionTests
{
    private const int Draws = 20_000;

    // Beyond this, the Kolmogorov-Smirnov distance says with a certainty of 0.999 that the distribution is another.
    private static readonly double Critical = 1.95 / Math.Sqrt(Draws);

    private static readonly Dictionary<double, Func<double, double>> Distributions = new()
    {
        [0.5] = x => 2 / Math.PI * Math.Asin(Math.Sqrt(x)),
        [1] = x => x,
        [2] = x => x * x * (3 - (2 * x)),
        [3] = x => x * x * x * (10 + (x * ((6 * x) - 15))),
    };

    public static TheoryData<double> Shapes => new(Distributions.Keys);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Numbers_have_the_distribution_function(double alpha)
    {
        var numbers = Draw(alpha).Order().ToArray();

        var distance = numbers.Select((x, i) => Math.Abs(Distributions[alpha](x) - ((i + 0.5) / Draws))).Max();

        Assert.InRange(distance, 0, Critical);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.4)]
    [InlineData(0.8)]
    [InlineData(10)]
    public void Numbers_have_the_mean_and_the_variance(double alpha)
    {
        var numbers = Draw(alpha);
        var variance = 1 / (4 * ((2 * alpha) + 1));

        Assert.Equal(0.5, numbers.Average(), 4 * Math.Sqrt(variance / Draws));
        Assert.Equal(1, numbers.Average(x => (x - 0.5) * (x - 0.5)) / variance, 0.05);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e9)]
    public void Extreme_shapes_still_give_numbers_from_0_to_1(double alpha) =>
        Assert.All(Draw(alpha, 500), x => Assert.InRange(x, 0, 1));

    private static double[] Draw(double alpha, int count = Draws) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var random = new CounterRandom(5, 0, (uint)i, 0);
            return BetaDistribution.Draw(alpha, ref random);
        }),
    ];
}
