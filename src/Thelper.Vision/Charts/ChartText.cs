using System.Text;
using System.Xml;

namespace Thelper.Vision.Charts;

/// <summary>
/// How much room text needs, told without a font: a little more than what DejaVu Sans takes.
/// </summary>
internal static class ChartText
{
    /// <summary>What is taken, and what stands in where a system does not have it.</summary>
    public const string Fonts = "DejaVu Sans, sans-serif";

    /// <summary>How far a line lies below the one above, in sizes of its letters.</summary>
    public const double LineHeight = 1.3;

    private const string Ellipsis = "…";
    private const double EllipsisWidth = 1.02;
    private const double WidestLetter = 1.1;
    private const double Margin = 1.02;

    /// <summary>How far DejaVu Sans goes on after each letter from the space to the tilde, in thousandths of the size.</summary>
    private static ReadOnlySpan<short> Advances =>
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
        636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
        634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

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

    private static double WidthOf(Rune rune) =>
        rune.Value is >= ' ' and <= '~' ? Margin * Advances[rune.Value - ' '] / 1000.0 : rune.Value == '…' ? EllipsisWidth : WidestLetter;
}
