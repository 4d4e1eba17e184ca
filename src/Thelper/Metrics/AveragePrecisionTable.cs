using System.Globalization;

namespace Thelper.Metrics;

/// <summary>The average precision of each class as text.</summary>
internal static class AveragePrecisionTable
{
    private const string MeanName = "mean";

    /// <summary>A row for each class, then the mean over those that have objects.</summary>
    public static string Write(IReadOnlyList<(string Name, RankedBoxes Boxes)> classes, double threshold, AveragePrecisionMethod method)
    {
        var width = classes.Max(each => Math.Max(each.Name.Length, MeanName.Length));
        var table = new ClassTable(width)
            .Add(Title(threshold, method) + "\n\n")
            .Row("", "AP", "objects", "right", "wrong");
        foreach (var (name, boxes) in classes)
        {
            AddRow(table, name, boxes.AveragePrecision(method), [boxes]);
        }

        RankedBoxes[] all = [.. classes.Select(each => each.Boxes)];
        double[] values = [.. all.Where(boxes => boxes.Objects > 0).Select(boxes => boxes.AveragePrecision(method))];
        AddRow(table.Add("\n"), MeanName, values.Length == 0 ? double.NaN : values.Average(), all);
        return table.ToString();
    }

    /// <summary>What the values are.</summary>
    public static string Title(double threshold, AveragePrecisionMethod method) => string.Create(
        CultureInfo.InvariantCulture,
        $"average precision at an IoU of {threshold}, {(method == AveragePrecisionMethod.AllPoints ? "all points" : "11 points")}");

    private static void AddRow(ClassTable table, string name, double value, RankedBoxes[] boxes)
    {
        var right = boxes.Sum(each => (long)each.Right);
        table.Row(
            name,
            ClassTable.Cell(value),
            ClassTable.Cell(boxes.Sum(each => (long)each.Objects)),
            ClassTable.Cell(right),
            ClassTable.Cell(boxes.Sum(each => (long)each.Count) - right));
    }
}
