using System.Globalization;
using System.Text;
using System.Xml;
using Thelper.Vision;

namespace Thelper.Visualization;

/// <summary>
/// Points as an SVG picture. A point's centre has the colour of its true class and its border that of the predicted one; where
/// they differ, a white ring is between the two.
/// </summary>
/// <param name="options">Size, title, and the colour of what has no class.</param>
/// <param name="classes">With their colours; empty where there are none.</param>
internal sealed class ScatterPlot(ProjectionOptions options, IReadOnlyList<(int Index, string Name, Colour Colour)> classes)
{
    private const double Margin = 24;
    private const double TitleHeight = 28;
    private const double LegendLine = 18;
    private const double LetterWidth = 7.5;
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly Dictionary<long, string> _colours =
        classes.ToDictionary(entry => (long)entry.Index, entry => $"#{entry.Colour.R:x2}{entry.Colour.G:x2}{entry.Colour.B:x2}");

    /// <param name="places">The points.</param>
    /// <param name="labels">Their true classes; null where these are not known.</param>
    /// <param name="predictions">Their predicted classes; null where there are none.</param>
    /// <returns>The file.</returns>
    public byte[] Draw(
        IReadOnlyList<(double X, double Y)> places, IReadOnlyList<long>? labels, IReadOnlyList<long>? predictions)
    {
        var (width, height) = (options.Figsize[0] * options.Dpi, options.Figsize[1] * options.Dpi);
        var legend = classes.Count == 0 ? 0 : Margin + (2 * LegendLine) + (LetterWidth * classes.Max(entry => entry.Name.Length));
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("svg", Namespace);
            Attributes(xml, ("width", width + legend), ("height", height));
            Element(xml, "rect", ("width", width + legend), ("height", height), ("fill", "#ffffff"));
            if (options.Title is { } title)
            {
                Text(xml, Margin, TitleHeight, 18, title);
            }

            DrawPoints(xml, Scaled(places, width, height), labels, predictions);
            DrawLegend(xml, width);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private void DrawPoints(
        XmlWriter xml, IEnumerable<(double X, double Y)> places, IReadOnlyList<long>? labels, IReadOnlyList<long>? predictions)
    {
        var i = 0;
        foreach (var (x, y) in places)
        {
            var (truth, predicted) = (ColourOf(labels, i), ColourOf(predictions ?? labels, i));
            Element(xml, "circle", ("cx", x), ("cy", y), ("r", 5.0), ("fill", predicted));
            if (truth != predicted)
            {
                Element(xml, "circle", ("cx", x), ("cy", y), ("r", 4.0), ("fill", "#ffffff"));
            }

            Element(xml, "circle", ("cx", x), ("cy", y), ("r", 3.0), ("fill", truth));
            i++;
        }
    }

    private void DrawLegend(XmlWriter xml, double left)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            var y = Margin + (LegendLine * i);
            Element(xml, "circle", ("cx", left + Margin), ("cy", y), ("r", 5.0), ("fill", _colours[classes[i].Index]));
            Text(xml, left + Margin + LegendLine, y + 4, 13, classes[i].Name);
        }
    }

    private string ColourOf(IReadOnlyList<long>? indices, int i) =>
        indices is null ? options.DefaultColour : _colours.GetValueOrDefault(indices[i], options.DefaultColour);

    private IEnumerable<(double X, double Y)> Scaled(IReadOnlyList<(double X, double Y)> places, double width, double height)
    {
        var (left, right, top, bottom) = (places.Min(p => p.X), places.Max(p => p.X), places.Min(p => p.Y), places.Max(p => p.Y));
        var above = Margin + (options.Title is null ? 0 : TitleHeight);
        return places.Select(place => (
            Margin + (Share(place.X, left, right) * (width - (2 * Margin))),
            above + (Share(place.Y, top, bottom) * (height - above - Margin))));

        static double Share(double value, double low, double high) => high > low ? (value - low) / (high - low) : 0.5;
    }

    private static void Text(XmlWriter xml, double x, double y, int size, string text)
    {
        xml.WriteStartElement("text", Namespace);
        Attributes(xml, ("x", x), ("y", y), ("font-family", "sans-serif"), ("font-size", (double)size));
        // XML has no place for control characters.
        xml.WriteString(string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        xml.WriteStartElement(name, Namespace);
        Attributes(xml, attributes);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            xml.WriteAttributeString(name, value is double number ? number.ToString("0.##", CultureInfo.InvariantCulture) : (string)value);
        }
    }
}
