using System.Globalization;

namespace Thelper.Vision.Charts;

/// <summary>Colours that people with any kind of colour vision can tell apart.</summary>
public static class ChartPalette
{
    /// <summary>Text and axes.</summary>
    internal const string Ink = "#222222";

    /// <summary>What stands behind the rest: frames, marks.</summary>
    internal const string Faint = "#767676";

    /// <summary>Lines behind what is shown.</summary>
    internal const string Grid = "#dddddd";

    internal const string White = "#ffffff";

    // Okabe and Ito, Color Universal Design, 2008; without its yellow, which is hard to see on white.
    private static readonly string[] Categories =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

    // The nine steps of "Blues" by Cynthia Brewer, colorbrewer2.org, Apache-2.0; from white on.
    private static readonly (int R, int G, int B)[] Steps =
    [
        (255, 255, 255), (222, 235, 247), (198, 219, 239), (158, 202, 225), (107, 174, 214), (66, 146, 198), (33, 113, 181),
        (8, 81, 156), (8, 48, 107),
    ];

    /// <summary>So many categories have a colour of their own.</summary>
    public static int Count => Categories.Length;

    /// <summary>The colour of a category: those of Okabe and Ito (2008), but yellow.</summary>
    /// <param name="index">0 or more; begins anew after <see cref="Count"/>.</param>
    /// <returns>As SVG writes it, such as <c>#0072b2</c>.</returns>
    public static string Category(int index) => Categories[index % Categories.Length];

    /// <summary>A blue that is the darker the larger the share is; from white on.</summary>
    /// <param name="share">0 to 1; others are taken as the nearer of the two, NaN as 0.</param>
    internal static string Blue(double share)
    {
        var place = (double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1)) * (Steps.Length - 1);
        var low = Math.Min((int)place, Steps.Length - 2);
        return string.Create(CultureInfo.InvariantCulture,
            $"#{Mix(step => step.R):x2}{Mix(step => step.G):x2}{Mix(step => step.B):x2}");

        int Mix(Func<(int R, int G, int B), int> channel) => (int)Math.Round(
            channel(Steps[low]) + ((place - low) * (channel(Steps[low + 1]) - channel(Steps[low]))));
    }
}
