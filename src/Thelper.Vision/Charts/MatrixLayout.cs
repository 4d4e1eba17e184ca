namespace Thelper.Vision.Charts;

/// <summary>Where the square cells of a matrix lie, and the names of its rows and columns.</summary>
internal sealed class MatrixLayout
{
    private const double NameShare = 0.28;

    private readonly MatrixChart _chart;
    private readonly BandLabels _rows;
    private readonly BandLabels _columns;

    /// <param name="chart">At least one cell.</param>
    /// <param name="area">For cells and names.</param>
    public MatrixLayout(MatrixChart chart, ChartArea area)
    {
        _chart = chart;
        var (rows, columns) = (chart.Values.Count, chart.Values[0].Count);
        var (across, down) = (NameShare * area.Width, NameShare * area.Height);
        var least = Math.Min((area.Width - across) / columns, (area.Height - down) / rows);
        _rows = new BandLabels(chart.RowNames, least, chart.FontSize, across - chart.FontSize);
        _columns = new BandLabels(chart.ColumnNames, least, chart.FontSize, down - chart.FontSize, areColumns: true);
        var room = area.Within(_rows.Room, bottom: _columns.Room);
        Cell = Math.Min(room.Width / columns, room.Height / rows);
        var (width, height) = (columns * Cell, rows * Cell);
        Map = new ChartArea(room.CentreX - (width / 2), room.CentreY - (height / 2), width, height);
    }

    /// <summary>The side of a cell.</summary>
    public double Cell { get; }

    /// <summary>The cells.</summary>
    public ChartArea Map { get; }

    /// <summary>Where the names of the rows begin.</summary>
    public double NamesLeft => Map.Left - _rows.Room;

    /// <summary>Where the names of the columns end.</summary>
    public double NamesBottom => Map.Bottom + _columns.Room;

    /// <summary>Writes the names.</summary>
    public void DrawNames(SvgCanvas canvas)
    {
        _rows.DrawRows(canvas, Map, _chart.Values.Count);
        _columns.DrawColumns(canvas, Map, _chart.Values[0].Count);
    }
}
