using System.Globalization;
using Thelper.Reports;

namespace Thelper.Tests.Reports;

public sealed class ReportNumbersTests
{
    /// <summary>Those that lie between two numbers of four decimals are multiples of 1/32 and finer powers of two.</summary>
    [Fact]
    public void Shares_are_rounded_as_dotnet_rounds_them()
    {
        var random = new Random(0);
        var ties = Enumerable.Range(0, (1 << 16) + 1).Select(i => i / (double)(1 << 16));
        var others = Enumerable.Range(0, 100_000).Select(_ => (double)random.NextSingle());
        double[] special = [-0.0, 0, 1, 1.00001, -0.3, 1e-30, 0.00005f, 12345.67891, double.NaN, double.PositiveInfinity, 0.1, 1 / 3.0];

        Assert.Empty(special.Concat(ties).Concat(others).Where(
            value => ReportNumbers.Rounded(value) != value.ToString("F4", CultureInfo.InvariantCulture)));
    }
}
