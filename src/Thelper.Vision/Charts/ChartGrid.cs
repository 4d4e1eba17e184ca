namespace Thelper.Vision.Charts;

/// <summary>Several charts in one, row after row; each cell is as large as the largest of them.</summary>
public sealed record ChartGrid : Chart
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<Chart> Charts { get; init; }

    /// <summary>1 or more; 2 by default. No more than there are charts are made.</summary>
    public int Columns { get; init; } = 2;

    internal override (double Width, double Height) Size
    {
        get
        {
            var (width, height) = Cell;
            var columns = Math.Clamp(Columns, 1, Charts.Count);
            return ((columns * width) + FontSize, (Math.Ceiling((double)Charts.Count / columns) * height) + FontSize + TitleHeight);
        }
    }

    private (double Width, double Height) Cell => (Charts.Max(chart => chart.Size.Width), Charts.Max(chart => chart.Size.Height));

    internal override void DrawBody(SvgCanvas canvas, ChartArea area)
    {
        var (width, height) = Cell;
        var columns = Math.Clamp(Columns, 1, Charts.Count);
        for (var i = 0; i < Charts.Count; i++)
        {
            Charts[i].Draw(canvas, new ChartArea(area.Left + (i % columns * width), area.Top + (i / columns * height), width, height));
        }
    }
}
