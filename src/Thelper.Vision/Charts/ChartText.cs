using System.Text;
using System.Xml;

namespace Thelper.Vision.Charts;

/// <summary>
/// How much room text needs, told without a font: not less than what DejaVu Sans takes, and a little more for other fonts.
/// </summary>
internal static class ChartText
{
    /// <summary>What is taken, and what stands in where a system does not have it.</summary>
    public const string Fonts = "DejaVu Sans, sans-serif";

    /// <summary>How far a line lies below the one above, in sizes of its letters.</summary>
    public const double LineHeight = 1.3;

    private const string Ellipsis = "…";
    private const double EllipsisWidth = 1;
    private const int FirstWideRune = 0x1100;

    /// <summary>The width of a line of text.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">Of the letters.</param>
    /// <returns>In the unit of the size.</returns>
    public static double WidthOf(string text, double size) => size * Clean(text).EnumerateRunes().Sum(WidthOf);

    /// <summary>Text that is no wider than the room for it: as it is, or its beginning with an ellipsis.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">Of the letters.</param>
    /// <param name="room">In the unit of the size.</param>
    public static string Shorten(string text, double size, double room)
    {
        if (WidthOf(text, size) <= room)
        {
            return text;
        }

        var kept = new StringBuilder();
        var width = EllipsisWidth;
        foreach (var rune in Clean(text).EnumerateRunes())
        {
            width += WidthOf(rune);
            if (width * size > room)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.ToString().TrimEnd() + Ellipsis;
    }

    /// <summary>The text as XML can have it: without control characters, and with a mark for each half of a character.</summary>
    public static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
        .Select(rune => Rune.IsWhiteSpace(rune) ? " " : rune.ToString()));

    private static double WidthOf(Rune rune) => rune.Value switch
    {
        >= FirstWideRune => rune.Value == '…' ? EllipsisWidth : 1.1,
        > '~' => 0.9,
        'i' or 'l' or 'j' or 'I' or '.' or ',' or ':' or ';' or '|' or '!' or '\'' or ' ' => 0.34,
        't' or 'f' or 'r' or '(' or ')' or '[' or ']' or '/' or '\\' or '-' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '~' or '+' or '=' or '<' or '>' or '#' or '&' => 1.01,
        >= 'A' and <= 'Z' => 0.79,
        _ => 0.65,
    };
}
