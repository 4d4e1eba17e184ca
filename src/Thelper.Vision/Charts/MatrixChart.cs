using System.Globalization;

namespace Thelper.Vision.Charts;

/// <summary>
/// A matrix as a map of colours, from white (0) to dark blue (the maximum), with the names of rows and columns. A text stands in
/// each cell where it can be read; else a bar of colours is beside the map.
/// </summary>
public sealed record MatrixChart : Chart
{
    private const double SmallestText = 9;

    // From this share on, white is easier to read on the blue than black (by the contrast of WCAG 2).
    internal const double DarkFrom = 0.68;

    /// <summary>Row by row, from above; equally many numbers in each. What is below 0 or NaN has the colour of 0.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Values { get; init; }

    /// <summary>One for each row.</summary>
    public required IReadOnlyList<string> RowNames { get; init; }

    /// <summary>One for each column.</summary>
    public required IReadOnlyList<string> ColumnNames { get; init; }

    /// <summary>What the rows are; nothing by default.</summary>
    public string? RowLabel { get; init; }

    /// <summary>What the columns are; nothing by default.</summary>
    public string? ColumnLabel { get; init; }

    /// <summary>The value of the darkest blue, above 0; the largest value by default.</summary>
    public double? Maximum { get; init; }

    /// <summary>The text of a cell with a value; by default up to four digits of it.</summary>
    public Func<double, string> CellText { get; init; } = value => value.ToString("G4", CultureInfo.InvariantCulture);

    internal override void DrawBody(SvgCanvas canvas, ChartArea area)
    {
        if (Values.Count == 0 || Values[0].Count == 0)
        {
            canvas.Text(area.CentreX, area.CentreY, "no values", new TextStyle(FontSize, TextAnchor.Middle, Colour: ChartPalette.Faint));
            return;
        }

        var line = FontSize * ChartText.LineHeight;
        var inner = area.Within(RowLabel is null ? 0 : line, FontSize / 2, FontSize / 2, ColumnLabel is null ? 0 : line);
        var top = Maximum ?? Values.SelectMany(row => row).Where(value => double.IsFinite(value) && value > 0).DefaultIfEmpty(1).Max();
        var layout = new MatrixLayout(this, inner);
        var texts = layout.Cell < SmallestText * ChartText.LineHeight ? null : Values.Select(row => row.Select(CellText).ToArray()).ToArray();
        if (texts is null || TextSize(layout.Cell, texts) < SmallestText)
        {
            texts = null;
            var bar = new ColourBar(top, FontSize);
            layout = new MatrixLayout(this, inner.Within(right: bar.Width));
            bar.Draw(canvas, layout.Map);
        }

        layout.DrawNames(canvas);
        DrawLabels(canvas, layout);
        DrawCells(canvas, layout, top);
        if (texts is not null)
        {
            DrawTexts(canvas, layout, texts, top);
        }

        canvas.Frame(layout.Map, new Stroke(ChartPalette.Faint, 1));
    }

    /// <summary>The size at which all texts fit into their cells.</summary>
    private double TextSize(double cell, string[][] texts)
    {
        var widest = texts.SelectMany(row => row).Select(text => ChartText.WidthOf(text, 1)).DefaultIfEmpty(0).Max();
        return Math.Min(2 * FontSize, Math.Min(cell / ChartText.LineHeight, 0.9 * cell / Math.Max(widest, 0.1)));
    }

    private void DrawLabels(SvgCanvas canvas, MatrixLayout layout)
    {
        var (style, map) = (new TextStyle(FontSize, TextAnchor.Middle), layout.Map);
        if (RowLabel is not null)
        {
            canvas.Text(
                layout.NamesLeft - (FontSize * 0.7), map.CentreY, ChartText.Shorten(RowLabel, FontSize, map.Height), style with { IsUpward = true });
        }

        if (ColumnLabel is not null)
        {
            canvas.Text(map.CentreX, layout.NamesBottom + (FontSize * 0.7), ChartText.Shorten(ColumnLabel, FontSize, map.Width), style);
        }
    }

    private void DrawCells(SvgCanvas canvas, MatrixLayout layout, double top)
    {
        // Of cells smaller than a pixel, the largest of several is shown.
        var block = Math.Max(1, (int)Math.Ceiling(1 / layout.Cell));
        for (var row = 0; row < Values.Count; row += block)
        {
            for (var column = 0; column < Values[0].Count; column += block)
            {
                var share = Largest(row, column, block) / top;
                if (share > 0)
                {
                    var (left, above) = (layout.Map.Left + (column * layout.Cell), layout.Map.Top + (row * layout.Cell));
                    var (right, bottom) = (Math.Min(left + (block * layout.Cell), layout.Map.Right), Math.Min(above + (block * layout.Cell), layout.Map.Bottom));
                    canvas.Rectangle(new ChartArea(left, above, right - left, bottom - above), ChartPalette.Blue(share), isCrisp: true);
                }
            }
        }
    }

    private double Largest(int row, int column, int block)
    {
        var largest = 0.0;
        for (var r = row; r < Math.Min(row + block, Values.Count); r++)
        {
            for (var c = column; c < Math.Min(column + block, Values[r].Count); c++)
            {
                largest = Values[r][c] > largest ? Values[r][c] : largest;
            }
        }

        return largest;
    }

    private void DrawTexts(SvgCanvas canvas, MatrixLayout layout, string[][] texts, double top)
    {
        var (map, size) = (layout.Map, TextSize(layout.Cell, texts));
        for (var row = 0; row < texts.Length; row++)
        {
            for (var column = 0; column < texts[row].Length; column++)
            {
                var colour = Values[row][column] / top >= DarkFrom ? ChartPalette.White : ChartPalette.Ink;
                var (x, y) = ((column + 0.5) / texts[row].Length * map.Width, (row + 0.5) / texts.Length * map.Height);
                canvas.Text(map.Left + x, map.Top + y, texts[row][column], new TextStyle(size, TextAnchor.Middle, Colour: colour));
            }
        }
    }
}
