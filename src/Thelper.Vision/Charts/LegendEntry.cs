namespace Thelper.Vision.Charts;

/// <summary>What a colour means.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Colour">As SVG writes it.</param>
public sealed record LegendEntry(string Name, string Colour)
{
    /// <summary>How it is shown beside the name.</summary>
    internal LegendSign Sign { get; init; } = LegendSign.Dot;

    /// <summary>Draws the sign, so many pixels wide.</summary>
    internal void DrawSign(SvgCanvas canvas, double left, double y, double width)
    {
        switch (Sign)
        {
            case LegendSign.Dot:
                canvas.Circle(left + (width / 2), y, Math.Min(6, width / 2), Colour);
                break;
            case LegendSign.Box:
                canvas.Rectangle(new ChartArea(left, y - (width / 4), width, width / 2), Colour);
                break;
            default:
                canvas.Line(new Stroke(Colour, LineChart.StrokeWidth, Sign == LegendSign.DashedLine), (left, y), (left + width, y));
                break;
        }
    }
}

/// <summary>How an entry of a legend is shown.</summary>
internal enum LegendSign
{
    /// <summary>As the points of a cloud.</summary>
    Dot,

    /// <summary>As a bar.</summary>
    Box,

    /// <summary>As a line.</summary>
    Line,

    /// <summary>As a broken line.</summary>
    DashedLine,
}
