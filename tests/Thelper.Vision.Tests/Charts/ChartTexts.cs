using System.Globalization;
using System.Xml.Linq;
using Thelper.Vision.Charts;

namespace Thelper.Vision.Tests.Charts;

/// <summary>A line of text on a chart, and the room that it takes.</summary>
internal readonly record struct ChartTextBox(string Text, double Left, double Top, double Right, double Bottom)
{
    public bool Overlaps(ChartTextBox other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}

/// <summary>The lines of text of a chart, read from its file.</summary>
internal static class ChartTexts
{
    // What letters of DejaVu Sans have above and below the baseline.
    private const double Ascent = 0.76;
    private const double Descent = 0.24;

    public static IReadOnlyList<ChartTextBox> Of(SvgDocument document)
    {
        using var stream = new MemoryStream(document.Content.ToArray());
        return [.. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "text").Select(Box)];
    }

    public static IReadOnlyList<double> FontSizes(this SvgDocument document)
    {
        using var stream = new MemoryStream(document.Content.ToArray());
        return [.. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "text").Select(text => Number(text, "font-size"))];
    }

    public static IEnumerable<(ChartTextBox First, ChartTextBox Second)> Overlaps(IReadOnlyList<ChartTextBox> boxes) =>
        from i in Enumerable.Range(0, boxes.Count)
        from j in Enumerable.Range(i + 1, boxes.Count - i - 1)
        where boxes[i].Overlaps(boxes[j])
        select (boxes[i], boxes[j]);

    private static ChartTextBox Box(XElement element)
    {
        var (x, y, size) = (Number(element, "x"), Number(element, "y"), Number(element, "font-size"));
        var width = ChartText.WidthOf(element.Value, size);
        var before = element.Attribute("text-anchor")?.Value switch { "middle" => width / 2, "end" => width, _ => 0 };
        return element.Attribute("transform") is null
            ? new(element.Value, x - before, y - (Ascent * size), x - before + width, y + (Descent * size))
            : new(element.Value, x - (Ascent * size), y - width + before, x + (Descent * size), y + before);
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
