using System.Globalization;

namespace Thelper.Vision.Charts;

/// <summary>
/// Bars from left to right, one below the other, each made of the values of all series. Behind each stands its sum, where there
/// is room.
/// </summary>
public sealed record BarChart : AxisChart
{
    private const double NameShare = 0.3;
    private const double BarShare = 0.8;

    /// <summary>What each bar is.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The parts of the bars, from left to right.</summary>
    public required IReadOnlyList<BarSeries> Series { get; init; }

    /// <summary>A height at which every bar has its name.</summary>
    /// <param name="count">Of bars.</param>
    /// <param name="least">What the chart has at least.</param>
    /// <param name="most">What it has at most.</param>
    public static double HeightFor(int count, double least = 400, double most = 1600) => Math.Clamp(140 + (14.5 * count), least, most);

    internal override void DrawBody(SvgCanvas canvas, ChartArea area)
    {
        BarSeries[] parts = [.. Series.Select((part, i) => part with { Colour = part.Colour ?? ChartPalette.Category(i) })];
        LegendEntry[] legend = [.. parts.Select(part => new LegendEntry(part.Name, part.Colour!) { Sign = LegendSign.Box })];
        var rest = RowLegend.Draw(canvas, area, [.. legend.Where(entry => entry.Name.Length > 0)], FontSize);
        var sums = Enumerable.Range(0, Names.Count).Select(i => parts.Sum(part => ValueOf(part, i))).ToArray();
        var below = AxisFrame.RoomBelow(this);
        var labels = new BandLabels(Names, (rest.Height - below) / Math.Max(1, Names.Count), FontSize, NameShare * rest.Width);
        var plot = rest.Within(labels.Room, right: SumRoom(sums, labels.Size), bottom: below);
        var scale = new AxisScale(X with { Minimum = 0, Maximum = X.Maximum ?? (sums.Any(sum => sum > 0) ? sums.Max() : 1) }, []);
        AxisFrame.DrawColumns(canvas, plot, this, scale);
        labels.DrawRows(canvas, plot, Names.Count);
        for (var i = 0; i < Names.Count; i++)
        {
            var row = new ChartArea(plot.Left, plot.Top + (plot.Height * i / Names.Count), plot.Width, plot.Height / Names.Count);
            var end = DrawBar(canvas, row, parts.Select(part => (ValueOf(part, i), part.Colour!)), scale);
            if (labels.AreAllShown)
            {
                canvas.Text(end + (labels.Size / 3), row.CentreY, Text(sums[i]), new TextStyle(labels.Size));
            }
        }
    }

    private static double DrawBar(SvgCanvas canvas, ChartArea row, IEnumerable<(double Value, string Colour)> parts, AxisScale scale)
    {
        var (sum, end) = (0.0, row.Left);
        foreach (var (value, colour) in parts.Where(part => part.Value > 0))
        {
            sum += value;
            var next = row.Left + (Math.Min(1, scale.Share(sum)) * row.Width);
            canvas.Rectangle(new ChartArea(end, row.CentreY - (row.Height * BarShare / 2), next - end, row.Height * BarShare), colour);
            end = next;
        }

        return end;
    }

    private static double ValueOf(BarSeries part, int i) =>
        i < part.Values.Count && double.IsFinite(part.Values[i]) ? Math.Max(0, part.Values[i]) : 0;

    private static double SumRoom(IEnumerable<double> sums, double size) =>
        sums.Select(sum => ChartText.WidthOf(Text(sum), size)).DefaultIfEmpty(0).Max() + size;

    private static string Text(double sum) => sum.ToString("G6", CultureInfo.InvariantCulture);
}
