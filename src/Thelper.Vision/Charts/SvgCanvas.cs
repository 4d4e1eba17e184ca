using System.Globalization;
using System.Text;
using System.Xml;

namespace Thelper.Vision.Charts;

/// <summary>Writes a drawing as SVG, on white. The same calls give the same bytes.</summary>
internal sealed class SvgCanvas : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    // The middle of small letters and digits lies so many sizes above the baseline.
    private const double MiddleOfLetters = 0.36;

    private readonly MemoryStream _stream = new();
    private readonly XmlWriter _xml;
    private readonly double _width;
    private readonly double _height;

    /// <param name="width">In pixels, above 0.</param>
    /// <param name="height">In pixels, above 0.</param>
    public SvgCanvas(double width, double height)
    {
        (_width, _height) = (width, height);
        _xml = XmlWriter.Create(_stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        Begin("svg", ("width", width), ("height", height), ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0.##} {height:0.##}")));
        _xml.WriteAttributeString("font-family", ChartText.Fonts);
        Rectangle(new ChartArea(0, 0, width, height), ChartPalette.White);
    }

    /// <summary>Ends the drawing.</summary>
    public SvgDocument Finish()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return new SvgDocument(_stream.ToArray(), _width, _height);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _xml.Dispose();
        _stream.Dispose();
    }

    /// <summary>A rectangle of one colour; a crisp one has no soft edges, so that others can lie beside it without a gap.</summary>
    public void Rectangle(ChartArea area, string fill, bool isCrisp = false)
    {
        Begin("rect", ("x", area.Left), ("y", area.Top), ("width", area.Width), ("height", area.Height), ("fill", fill));
        if (isCrisp)
        {
            Attributes(("shape-rendering", "crispEdges"));
        }

        _xml.WriteEndElement();
    }

    /// <summary>The edges of a rectangle.</summary>
    public void Frame(ChartArea area, Stroke stroke) => Element(
        "rect", ("x", area.Left), ("y", area.Top), ("width", area.Width), ("height", area.Height), ("fill", "none"),
        ("stroke", stroke.Colour), ("stroke-width", stroke.Width));

    /// <summary>A circle of one colour.</summary>
    public void Circle(double x, double y, double radius, string fill) =>
        Element("circle", ("cx", x), ("cy", y), ("r", radius), ("fill", fill));

    /// <summary>A line through points.</summary>
    public void Line(Stroke stroke, params IEnumerable<(double X, double Y)> points)
    {
        var places = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.##},{point.Y:0.##}")));
        Begin("polyline", ("points", places), ("fill", "none"), ("stroke", stroke.Colour), ("stroke-width", stroke.Width));
        Attributes(("stroke-linejoin", "round"));
        if (stroke.IsDashed)
        {
            Attributes(("stroke-dasharray", string.Create(CultureInfo.InvariantCulture, $"{3 * stroke.Width:0.##} {2 * stroke.Width:0.##}")));
        }

        _xml.WriteEndElement();
    }

    /// <summary>A line of text whose letters' middle lies at a height; upward text, at a column.</summary>
    public void Text(double x, double y, string text, TextStyle style)
    {
        var drop = style.Size * MiddleOfLetters;
        Begin("text", ("x", style.IsUpward ? x + drop : x), ("y", style.IsUpward ? y : y + drop), ("font-size", style.Size), ("fill", style.Colour));
        if (style.Anchor != TextAnchor.Start)
        {
            Attributes(("text-anchor", style.Anchor == TextAnchor.Middle ? "middle" : "end"));
        }

        if (style.IsUpward)
        {
            Attributes(("transform", string.Create(CultureInfo.InvariantCulture, $"rotate(-90 {x + drop:0.##} {y:0.##})")));
        }

        _xml.WriteString(ChartText.Clean(text));
        _xml.WriteEndElement();
    }

    /// <summary>Draws only what lies within an area.</summary>
    public void Within(ChartArea area, Action draw)
    {
        Begin("svg", ("x", area.Left), ("y", area.Top), ("width", area.Width), ("height", area.Height), ("viewBox",
            string.Create(CultureInfo.InvariantCulture, $"{area.Left:0.##} {area.Top:0.##} {area.Width:0.##} {area.Height:0.##}")));
        draw();
        _xml.WriteEndElement();
    }

    private void Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Begin(name, attributes);
        _xml.WriteEndElement();
    }

    private void Begin(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        Attributes(attributes);
    }

    private void Attributes(params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            _xml.WriteAttributeString(name, value is double number ? number.ToString("0.##", CultureInfo.InvariantCulture) : (string)value);
        }
    }
}
