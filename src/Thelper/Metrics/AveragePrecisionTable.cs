using System.Globalization;
using System.Text;

namespace Thelper.Metrics;

/// <summary>The average precision of each class as text.</summary>
internal static class AveragePrecisionTable
{
    private const int ColumnWidth = 9;
    private const string MeanName = "mean";

    /// <summary>A row for each class, then the mean over those that have objects.</summary>
    public static string Write(IReadOnlyList<(string Name, RankedBoxes Boxes)> classes, double threshold, AveragePrecisionMethod method)
    {
        var width = classes.Max(each => Math.Max(each.Name.Length, MeanName.Length));
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"average precision at an IoU of {threshold}, {(method == AveragePrecisionMethod.AllPoints ? "all points" : "11 points")}\n\n"));
        Line(text, width, "", ["AP", "objects", "right", "wrong"]);
        foreach (var (name, boxes) in classes)
        {
            var value = boxes.Objects == 0 ? "-" : Number(boxes.AveragePrecision(method));
            Line(text, width, name, [value, Text(boxes.Objects), Text(boxes.Right), Text(boxes.Count - boxes.Right)]);
        }

        var counted = classes.Select(each => each.Boxes).Where(boxes => boxes.Objects > 0).ToArray();
        var mean = counted.Length == 0 ? "-" : Number(counted.Average(boxes => boxes.AveragePrecision(method)));
        var all = classes.Select(each => each.Boxes).ToArray();
        var right = all.Sum(boxes => boxes.Right);
        Line(text.Append('\n'), width, MeanName, [mean, Text(all.Sum(boxes => boxes.Objects)), Text(right), Text(all.Sum(boxes => boxes.Count) - right)]);
        return text.ToString();
    }

    private static void Line(StringBuilder text, int width, string name, string[] cells)
    {
        text.Append(name.PadLeft(width));
        foreach (var cell in cells)
        {
            text.Append(' ').Append(cell.PadLeft(ColumnWidth));
        }

        text.Append('\n');
    }

    private static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
