using System.Globalization;
using Thelper.Vision.Charts;

namespace Thelper.Vision.Tests.Charts;

/// <summary>A chart of each kind, with so many classes.</summary>
internal static class ChartSamples
{
    public static readonly string[] Kinds = ["lines", "matrix", "counts", "bars", "scatter", "axes", "grid", "roc", "precision"];

    public static Chart Of(string kind, int classes, string name = "class")
    {
        string[] names = [.. Enumerable.Range(0, classes).Select(i => string.Create(CultureInfo.InvariantCulture, $"{name} {i}"))];
        return kind switch
        {
            "lines" => Lines(names, "a title " + name),
            "matrix" => Matrix(names, value => value == 0 ? "." : value.ToString("F2", CultureInfo.InvariantCulture), 1),
            "counts" => Matrix(names, value => value.ToString("F0", CultureInfo.InvariantCulture), 987654),
            "bars" => Bars(names),
            "scatter" => Scatter(names, hasAxes: false),
            "axes" => Scatter(names, hasAxes: true),
            "grid" => new ChartGrid { Title = name, Columns = 2, Charts = [.. names.Take(10).Select(entry => Lines([entry, "other"], entry) with { Width = 500, Height = 350 })] },
            "roc" => new RocChart { Name = names[0], AreaUnderCurve = 0.75, Points = [(0, 0), (0, 0.5), (0.5, 1), (1, 1)] },
            _ => new PrecisionRecallChart { Name = names[0], AveragePrecision = 0.75, Points = [(0, 1), (0.5, 1), (1, 0.5)] },
        };
    }

    private static LineChart Lines(string[] names, string title) => new()
    {
        Title = title,
        X = new ChartAxis { Label = "epoch", HasWholeNumbers = true },
        Y = new ChartAxis { Label = "loss" },
        Series = [.. names.Select((name, i) => new LineSeries(name, [.. Enumerable.Range(1, 20).Select(x => ((double)x, Math.Sin(x + i) + i))]))],
        Marks = [new LineMark("best: epoch 7", 7)],
    };

    private static MatrixChart Matrix(string[] names, Func<double, string> text, double scale) => new()
    {
        Values = [.. names.Select((_, i) => (IReadOnlyList<double>)[.. names.Select((_, j) => i == j ? scale : (i + j) % 7 == 0 ? 0.3 * scale : 0)])],
        RowNames = names,
        ColumnNames = names,
        RowLabel = "Real",
        ColumnLabel = "Predicted",
        CellText = text,
    };

    private static BarChart Bars(string[] names) => new()
    {
        Title = "Samples of each class",
        Height = BarChart.HeightFor(names.Length),
        X = new ChartAxis { Label = "samples", HasWholeNumbers = true },
        Names = names,
        Series = [new("train", [.. names.Select((_, i) => 100.0 * (i + 1))]), new("valid", [.. names.Select((_, i) => 7.0 * i)])],
    };

    private static ScatterChart Scatter(string[] names, bool hasAxes) => new()
    {
        Title = "places",
        HasAxes = hasAxes,
        Points = [.. names.Select((_, i) => new ScatterPoint(Math.Sin(i), Math.Cos(3 * i), ChartPalette.Category(i)) { Border = ChartPalette.Category(i / 2) })],
        Legend = [.. names.Select((name, i) => new LegendEntry(name, ChartPalette.Category(i)))],
    };
}
