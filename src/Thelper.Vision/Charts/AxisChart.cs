namespace Thelper.Vision.Charts;

/// <summary>A chart of points between two axes.</summary>
public abstract record AxisChart : Chart
{
    private protected AxisChart()
    {
    }

    /// <summary>The axis from left to right.</summary>
    public ChartAxis X { get; init; } = new();

    /// <summary>The axis from below to above.</summary>
    public ChartAxis Y { get; init; } = new();

    /// <summary>Says in the middle of a chart that it has nothing to show.</summary>
    private protected void DrawNothing(SvgCanvas canvas, ChartArea plot) =>
        canvas.Text(plot.CentreX, plot.CentreY, "no values", new TextStyle(FontSize, TextAnchor.Middle, Colour: ChartPalette.Faint));
}
