namespace Thelper.Vision.Charts;

/// <summary>A legend in columns beside a chart, for many entries; what does not fit into the columns is counted.</summary>
/// <param name="entries">In order.</param>
/// <param name="height">How high the columns are.</param>
/// <param name="fontSize">Of the letters.</param>
internal sealed class ColumnLegend(IReadOnlyList<LegendEntry> entries, double height, double fontSize)
{
    private const int MostColumns = 4;
    private const double WidestName = 12;
    private const double SignWidth = 1;

    private int MostRows => Math.Max(1, (int)(height / (fontSize * ChartText.LineHeight)));

    private int Lines => Math.Min(entries.Count, MostRows * MostColumns);

    private int Shown => Lines < entries.Count ? Lines - 1 : Lines;

    private int Columns => (int)Math.Ceiling((double)Lines / MostRows);

    private int Rows => (int)Math.Ceiling((double)Lines / Math.Max(1, Columns));

    private string Rest => $"and {entries.Count - Shown} more";

    private double ColumnWidth =>
        entries.Take(Shown).Select(Name).Append(Shown < entries.Count ? Rest : "").Max(name => ChartText.WidthOf(name, fontSize))
        + ((SignWidth + 1.5) * fontSize);

    /// <summary>What it needs; 0 without entries.</summary>
    public double Width => Columns * ColumnWidth;

    /// <summary>Draws it from a corner on.</summary>
    public void Draw(SvgCanvas canvas, double left, double top)
    {
        var (rows, width) = (Rows, ColumnWidth);
        for (var i = 0; i < Lines; i++)
        {
            var x = left + (i / rows * width);
            var y = top + ((i % rows + 0.5) * fontSize * ChartText.LineHeight);
            if (i < Shown)
            {
                entries[i].DrawSign(canvas, x, y, SignWidth * fontSize);
            }

            var text = i < Shown ? Name(entries[i]) : Rest;
            canvas.Text(x + ((SignWidth + 0.5) * fontSize), y, text, new TextStyle(fontSize));
        }
    }

    private string Name(LegendEntry entry) => ChartText.Shorten(entry.Name, fontSize, WidestName * fontSize);
}
