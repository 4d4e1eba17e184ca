namespace Thelper.Vision.Charts;

/// <summary>A point of a <see cref="ScatterChart"/>; one with NaN or infinity is left out.</summary>
/// <param name="X">From left to right.</param>
/// <param name="Y">From below to above.</param>
/// <param name="Colour">Of its centre, as SVG writes it.</param>
public readonly record struct ScatterPoint(double X, double Y, string Colour)
{
    /// <summary>The colour of its border; where it is another one, a white ring is between the two. None by default.</summary>
    public string? Border { get; init; }
}

/// <summary>A cloud of points. The legend is beside it, and makes the drawing wider.</summary>
public sealed record ScatterChart : AxisChart
{
    private const double PointRadius = 5;

    /// <summary>The points; the later ones lie above.</summary>
    public required IReadOnlyList<ScatterPoint> Points { get; init; }

    /// <summary>What the colours mean; nothing by default.</summary>
    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];

    /// <summary>Whether there are axes; true by default. False where the numbers of places have no meaning.</summary>
    public bool HasAxes { get; init; } = true;

    internal override (double Width, double Height) Size => (Width + Columns.Width, Height);

    private ColumnLegend Columns => new(Legend, Height - FontSize - TitleHeight, 0.75 * FontSize);

    internal override void DrawBody(SvgCanvas canvas, ChartArea area)
    {
        var legend = Columns;
        var rest = area.Within(right: legend.Width);
        legend.Draw(canvas, rest.Right + (FontSize / 2), area.Top);
        var (x, y) = (new AxisScale(X, Points.Select(point => point.X)), new AxisScale(Y, Points.Select(point => point.Y)));
        var frame = HasAxes ? new AxisFrame(canvas, rest, this, (x, y)) : null;
        var plot = frame?.Plot ?? rest;
        var isEmpty = true;
        foreach (var point in Points.Where(point => double.IsFinite(x.Share(point.X)) && double.IsFinite(y.Share(point.Y))))
        {
            Draw(canvas, point, plot.Left + (x.Share(point.X) * plot.Width), plot.Bottom - (y.Share(point.Y) * plot.Height));
            isEmpty = false;
        }

        if (isEmpty)
        {
            DrawNothing(canvas, plot);
        }
    }

    private static void Draw(SvgCanvas canvas, ScatterPoint point, double x, double y)
    {
        if (point.Border is { } border && border != point.Colour)
        {
            canvas.Circle(x, y, PointRadius, border);
            canvas.Circle(x, y, PointRadius - 1, ChartPalette.White);
            canvas.Circle(x, y, PointRadius - 2, point.Colour);
        }
        else
        {
            canvas.Circle(x, y, PointRadius, point.Colour);
        }
    }
}
