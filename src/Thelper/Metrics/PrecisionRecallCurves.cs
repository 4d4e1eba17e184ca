using System.Globalization;
using Thelper.Vision;
using Thelper.Vision.Charts;

namespace Thelper.Metrics;

/// <summary>Draws the curves of precision and recall of classes, as the average precision of Pascal VOC sees them.</summary>
internal static class PrecisionRecallCurves
{
    /// <summary>So many classes have a name and a colour: those with the most objects. The others are grey, behind them.</summary>
    public const int MostNamed = 10;

    private const string Grey = "#cccccc";
    private const double Margin = 0.02;
    private static readonly ChartAxis Rate = new() { Minimum = -Margin, Maximum = 1 + Margin };

    /// <summary>The chart; null where no class has objects.</summary>
    /// <param name="classes">With the names to write.</param>
    /// <param name="threshold">The overlap from which a box counts as found.</param>
    /// <param name="method">How precision and recall become the average precision in the legend.</param>
    public static SvgDocument? Draw(IReadOnlyList<(string Name, RankedBoxes Boxes)> classes, double threshold, AveragePrecisionMethod method)
    {
        var present = classes.Where(each => each.Boxes.Objects > 0).ToArray();
        var named = present.OrderByDescending(each => each.Boxes.Objects).Take(MostNamed).Select(each => each.Name).ToHashSet();
        return present.Length == 0 ? null : new LineChart
        {
            Title = AveragePrecisionTable.Title(threshold, method),
            X = Rate with { Label = "Recall" },
            Y = Rate with { Label = "Precision" },
            Series =
            [
                .. present.Where(each => !named.Contains(each.Name)).Select(each => new LineSeries("", Corners(each.Boxes)) { Colour = Grey }),
                .. present.Where(each => named.Contains(each.Name)).Select((each, i) => new LineSeries(
                    Legend(each.Name, each.Boxes.AveragePrecision(method)), Corners(each.Boxes))
                {
                    Colour = ChartPalette.Category(i),
                    IsDashed = i >= ChartPalette.Count,
                }),
            ],
        }.Draw();
    }

    /// <summary>The number stands first, because long names lose their end.</summary>
    private static string Legend(string name, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"ap = {value:F3}: {name}");

    /// <summary>The highest precision at a recall or a higher one: level until an object is found, and then down.</summary>
    private static List<(double X, double Y)> Corners(RankedBoxes boxes)
    {
        var curve = boxes.Curve();
        var highest = curve.HighestPrecisions();
        var corners = new List<(double X, double Y)>();
        var reached = 0.0;
        for (var i = 0; i < curve.Recalls.Length; i++)
        {
            if (curve.Recalls[i] > reached)
            {
                corners.AddRange([(reached, highest[i + 1]), (curve.Recalls[i], highest[i + 1])]);
                reached = curve.Recalls[i];
            }
        }

        corners.Add((reached, 0));
        return corners;
    }
}
