namespace Thelper.Vision;

/// <summary>A drawing as SVG 1.1, of a known size.</summary>
/// <param name="content">The file, in UTF-8.</param>
/// <param name="width">In pixels at scale 1; above 0.</param>
/// <param name="height">In pixels at scale 1; above 0.</param>
public sealed class SvgDocument(ReadOnlyMemory<byte> content, double width, double height)
{
    /// <summary>The file, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <summary>In pixels at scale 1.</summary>
    public double Width => width;

    /// <summary>In pixels at scale 1.</summary>
    public double Height => height;

    /// <summary>
    /// Draws it on white. Letters are those of the fonts of the system; nothing else outside of the document is read, whatever
    /// it refers to. The same document gives the same pixels on the same system.
    /// </summary>
    /// <param name="scale">Pixels for each one of the document; above 0.</param>
    /// <returns>UInt8 R, G, B; sides are rounded up to whole pixels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0, or makes a side longer than 32767 pixels.</exception>
    /// <exception cref="ImageException">It is no SVG, or larger than what can be drawn.</exception>
    public Image Rasterise(double scale = 1) => Image.FromSvg(Content.Span, Side(Width, scale), Side(Height, scale));

    /// <summary>Draws it as <see cref="Rasterise"/> does, as the content of a PNG file.</summary>
    /// <inheritdoc cref="Rasterise" path="/param"/>
    /// <inheritdoc cref="Rasterise" path="/exception"/>
    public byte[] ToPng(double scale = 1)
    {
        using var image = Rasterise(scale);
        return image.EncodePng();
    }

    private static int Side(double length, double scale)
    {
        var pixels = Math.Ceiling((length * scale) - 1e-6);
        return scale > 0 && pixels is >= 1 and <= Image.LongestDrawnSide ? (int)pixels : throw new ArgumentOutOfRangeException(
            nameof(scale), scale, $"A side of {length} pixels becomes {pixels}; 1 to {Image.LongestDrawnSide} can be drawn.");
    }
}
