using System.Text;
using System.Xml;

namespace Thelper.Reports.Page;

/// <summary>Writes HTML that is well-formed XML too, but for what is added as it is.</summary>
internal sealed class HtmlWriter : IDisposable
{
    private readonly XmlWriter _xml;

    /// <param name="stream">Stays open.</param>
    public HtmlWriter(Stream stream) => _xml = XmlWriter.Create(stream, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(false),
        OmitXmlDeclaration = true,
        ConformanceLevel = ConformanceLevel.Fragment,
    });

    /// <summary>Opens an element, which <see cref="Close"/> ends.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(tag);
        foreach (var (name, value) in attributes)
        {
            _xml.WriteAttributeString(name, Clean(value));
        }

        return this;
    }

    /// <summary>Ends the innermost element.</summary>
    public HtmlWriter Close()
    {
        // <div/> would be an opening tag to a browser.
        _xml.WriteFullEndElement();
        return this;
    }

    /// <summary>Adds text.</summary>
    public HtmlWriter Text(string text)
    {
        _xml.WriteString(Clean(text));
        return this;
    }

    /// <summary>Adds an element with text alone.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(tag, attributes).Text(text).Close();

    /// <summary>Adds an element that never has content, such as an image.</summary>
    public HtmlWriter Empty(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(tag, attributes);
        _xml.WriteEndElement();
        return this;
    }

    /// <summary>Adds text as it is: the content of a script or a style sheet.</summary>
    public HtmlWriter Raw(string text)
    {
        _xml.WriteRaw(text);
        return this;
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    // XML has no place for control characters.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
}
