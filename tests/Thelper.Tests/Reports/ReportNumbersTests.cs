using System.Globalization;
using System.Text;
using Thelper.Reports;

namespace Thelper.Tests.Reports;

public sealed class ReportNumbersTests
{
    /// <summary>Those that lie between two numbers of four decimals are multiples of 1/32 and finer powers of two.</summary>
    [Fact]
    public void Scores_are_rounded_as_dotnet_rounds_them()
    {
        var random = new Random(0);
        var ties = Enumerable.Range(0, (1 << 16) + 1).Select(i => i / (float)(1 << 16));
        var others = Enumerable.Range(0, 100_000).Select(_ => random.NextSingle());
        float[] special = [-0.0f, 0, 1, 1.00001f, -0.3f, 1e-30f, 0.00005f, 12345.679f, 0.1f, 1 / 3f, float.MaxValue, float.MinValue, float.Epsilon];

        Assert.DoesNotContain(
            special.Concat(ties).Concat(others),
            value => Rounded(value) != ((double)value).ToString("F4", CultureInfo.InvariantCulture));
    }

    private static string Rounded(float value)
    {
        Span<byte> text = stackalloc byte[48];
        return Encoding.UTF8.GetString(text[..ReportNumbers.Round(value, text)]);
    }
}
