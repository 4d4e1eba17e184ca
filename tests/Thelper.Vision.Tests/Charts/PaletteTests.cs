using System.Globalization;
using Thelper.Vision.Charts;

namespace Thelper.Vision.Tests.Charts;

public sealed class PaletteTests
{
    [Fact]
    public void The_text_of_a_cell_can_be_read_on_every_blue()
    {
        foreach (var share in Enumerable.Range(1, 100).Select(i => i / 100.0))
        {
            var ink = share >= MatrixChart.DarkFrom ? ChartPalette.White : ChartPalette.Ink;

            Assert.True(Contrast(ink, ChartPalette.Blue(share)) >= 3.9, $"{share}: {Contrast(ink, ChartPalette.Blue(share))}");
        }
    }

    [Fact]
    public void Blues_become_darker()
    {
        var luminances = Enumerable.Range(0, 101).Select(i => Luminance(ChartPalette.Blue(i / 100.0))).ToArray();

        Assert.Equal("#ffffff", ChartPalette.Blue(double.NaN));
        Assert.All(luminances.Zip(luminances.Skip(1)), pair => Assert.True(pair.First > pair.Second));
    }

    [Fact]
    public void Text_and_lines_stand_out_on_white()
    {
        Assert.True(Contrast(ChartPalette.Ink, ChartPalette.White) >= 7);
        Assert.True(Contrast(ChartPalette.Faint, ChartPalette.White) >= 4.5);
        Assert.All(Enumerable.Range(0, 3), i => Assert.True(Contrast(ChartPalette.Category(i), ChartPalette.White) >= 3));
    }

    // WCAG 2.1, contrast ratio.
    private static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] weights = [0.2126, 0.7152, 0.0722];
        return weights.Select((weight, i) =>
        {
            var part = int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return weight * (part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4));
        }).Sum();
    }
}
