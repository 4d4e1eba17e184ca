namespace Thelper.Vision.Charts;

/// <summary>Which part of a line of text lies at its place.</summary>
internal enum TextAnchor
{
    /// <summary>Its beginning.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}

/// <summary>How a line of text is written.</summary>
/// <param name="Size">Of the letters, in pixels.</param>
/// <param name="Anchor">Which part lies at its place.</param>
/// <param name="IsUpward">Whether it is read from below to above.</param>
/// <param name="Colour">As SVG writes it.</param>
internal readonly record struct TextStyle(
    double Size, TextAnchor Anchor = TextAnchor.Start, bool IsUpward = false, string Colour = ChartPalette.Ink);

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">As SVG writes it.</param>
/// <param name="Width">In pixels.</param>
/// <param name="IsDashed">Whether it is broken.</param>
internal readonly record struct Stroke(string Colour, double Width, bool IsDashed = false);
