using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>A line of text under a picture.</summary>
/// <param name="Text">What cannot be shown in its width is cut.</param>
/// <param name="Colour">Of the letters.</param>
internal readonly record struct CaptionLine(string Text, Colour Colour)
{
    public static readonly Colour Black = new(0, 0, 0);
    public static readonly Colour Green = new(0, 128, 0);
    public static readonly Colour Red = new(190, 0, 0);

    /// <summary>A line in black.</summary>
    public CaptionLine(string text)
        : this(text, Black)
    {
    }
}
