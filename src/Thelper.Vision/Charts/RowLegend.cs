namespace Thelper.Vision.Charts;

/// <summary>A legend in rows above a chart, for a few entries; further ones are counted.</summary>
internal static class RowLegend
{
    private const double Share = 0.25;
    private const double SignWidth = 1.6;

    /// <summary>Draws it at the top of an area.</summary>
    /// <returns>What is left of the area.</returns>
    public static ChartArea Draw(SvgCanvas canvas, ChartArea area, IReadOnlyList<LegendEntry> entries, double fontSize)
    {
        if (entries.Count == 0)
        {
            return area;
        }

        var size = 0.9 * fontSize;
        var line = size * ChartText.LineHeight;
        var rows = Math.Max(1, (int)(area.Height * Share / line));
        var shown = Math.Min(entries.Count, rows * 20);
        while (shown > 1 && Places(entries, shown, area.Width, size).Max(place => place.Row) >= rows)
        {
            shown--;
        }

        var places = Places(entries, shown, area.Width, size);
        var start = area.Left + ((area.Width - places.Max(place => place.Right)) / 2);
        foreach (var (entry, left, _, row) in places)
        {
            var y = area.Top + ((row + 0.5) * line);
            if (entry.Colour.Length > 0)
            {
                entry.DrawSign(canvas, start + left, y, SignWidth * size);
            }

            canvas.Text(start + left + ((SignWidth + 0.5) * size), y, entry.Name, new TextStyle(size));
        }

        return area.Within(top: (places[^1].Row + 1) * line);
    }

    private static List<(LegendEntry Entry, double Left, double Right, int Row)> Places(
        IReadOnlyList<LegendEntry> entries, int shown, double width, double size)
    {
        var places = new List<(LegendEntry, double, double, int)>();
        var (left, row) = (0.0, 0);
        var rest = entries.Count - shown;
        foreach (var entry in entries.Take(shown).Concat(rest > 0 ? [new LegendEntry($"and {rest} more", "")] : []))
        {
            var name = ChartText.Shorten(entry.Name, size, (width / 2) - ((SignWidth + 1.5) * size));
            var room = ((SignWidth + 1.5) * size) + ChartText.WidthOf(name, size);
            if (left > 0 && left + room > width)
            {
                (left, row) = (0, row + 1);
            }

            places.Add((entry with { Name = name }, left, left + room - size, row));
            left += room;
        }

        return places;
    }
}
