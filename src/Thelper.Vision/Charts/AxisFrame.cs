namespace Thelper.Vision.Charts;

/// <summary>The axes around a chart: ticks, numbers, names, and lines behind what is shown.</summary>
internal sealed class AxisFrame
{
    private const double TickLength = 5;

    private readonly double _size;
    private readonly AxisScale _x;
    private readonly AxisScale _y;

    /// <summary>Draws the axes within an area, and finds what room there is between them.</summary>
    public AxisFrame(SvgCanvas canvas, ChartArea area, AxisChart chart, (AxisScale X, AxisScale Y) scales)
    {
        (_size, _x, _y) = (NumberSize(chart), scales.X, scales.Y);
        var (above, below) = (_size, RoomBelow(chart));
        var rows = _y.Ticks(area.Height - below - above, _ => 2 * _size);
        var left = TickLength + (_size / 3) + Widest(rows) + (chart.Y.Label is null ? 0 : chart.FontSize * ChartText.LineHeight);
        Plot = area.Within(left, above, Widest(_x.Ticks(area.Width, _ => 0)) / 2, below);
        DrawRows(canvas, rows);
        DrawColumns(canvas, Plot, chart, _x);
        canvas.Frame(Plot, new Stroke(ChartPalette.Faint, 1));
        if (chart.Y.Label is { } name)
        {
            var style = new TextStyle(chart.FontSize, TextAnchor.Middle, IsUpward: true);
            canvas.Text(area.Left + (chart.FontSize / 2), Plot.CentreY, ChartText.Shorten(name, style.Size, Plot.Height), style);
        }
    }

    /// <summary>Between the axes.</summary>
    public ChartArea Plot { get; }

    /// <summary>Where a point lies; NaN where it has no place.</summary>
    public (double X, double Y) Place((double X, double Y) point) =>
        (Plot.Left + (_x.Share(point.X) * Plot.Width), Plot.Bottom - (_y.Share(point.Y) * Plot.Height));

    /// <summary>What the lower axis needs below the plot.</summary>
    public static double RoomBelow(AxisChart chart) =>
        TickLength + (NumberSize(chart) * ChartText.LineHeight) + (chart.X.Label is null ? 0 : chart.FontSize * ChartText.LineHeight);

    /// <summary>Draws the lower axis and the lines that rise from it.</summary>
    public static void DrawColumns(SvgCanvas canvas, ChartArea plot, AxisChart chart, AxisScale scale)
    {
        var style = new TextStyle(NumberSize(chart), TextAnchor.Middle);
        foreach (var tick in scale.Ticks(plot.Width, label => ChartText.WidthOf(label, style.Size) + style.Size))
        {
            var x = plot.Left + (tick.Share * plot.Width);
            canvas.Line(new Stroke(ChartPalette.Grid, 1), (x, plot.Top), (x, plot.Bottom));
            canvas.Line(new Stroke(ChartPalette.Faint, 1), (x, plot.Bottom), (x, plot.Bottom + TickLength));
            canvas.Text(x, plot.Bottom + TickLength + (style.Size * 0.7), tick.Label, style);
        }

        if (chart.X.Label is { } name)
        {
            var y = plot.Bottom + RoomBelow(chart) - (chart.FontSize / 2);
            canvas.Text(plot.CentreX, y, ChartText.Shorten(name, chart.FontSize, plot.Width), style with { Size = chart.FontSize });
        }
    }

    private static double NumberSize(Chart chart) => 0.85 * chart.FontSize;

    private double Widest(IEnumerable<AxisTick> ticks) => ticks.Select(tick => ChartText.WidthOf(tick.Label, _size)).DefaultIfEmpty(0).Max();

    private void DrawRows(SvgCanvas canvas, IEnumerable<AxisTick> ticks)
    {
        foreach (var tick in ticks)
        {
            var y = Plot.Bottom - (tick.Share * Plot.Height);
            canvas.Line(new Stroke(ChartPalette.Grid, 1), (Plot.Left, y), (Plot.Right, y));
            canvas.Line(new Stroke(ChartPalette.Faint, 1), (Plot.Left - TickLength, y), (Plot.Left, y));
            canvas.Text(Plot.Left - TickLength - (_size / 3), y, tick.Label, new TextStyle(_size, TextAnchor.End));
        }
    }
}
