using System.Globalization;
using System.Text;
using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Vision;
using Thelper.Vision.Charts;

namespace Thelper.Reports;

/// <summary>The options of <see cref="ConfusionMatrix"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, Labels = LabelCount.One)]
public sealed record ConfusionMatrixOptions : ReportOptions
{
    /// <summary>
    /// Whether the picture shows the shares of each true class, which add up to 1 in a row, or, with false, counts; true by default.
    /// </summary>
    [NullIsAbsent]
    public bool DrawNormalized { get; init; } = true;

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task)
    {
        var classes = task as Segmentation as IClassTask ?? SingleLabel.Require(task, "The confusion matrix");
        return new ConfusionMatrix(NamesOf(classes), Format) { DrawNormalized = DrawNormalized };
    }
}

/// <summary>
/// How often samples, or pixels, of each true class (rows) were predicted as each class (columns). As text it is a table of
/// fixed width, in which names are cut to 9 characters; CSV and JSON have them whole. The picture
/// has them as far as there is room. Pixels of the don't-care value do not
/// count. Samples without a prediction, whose scores are NaN, are in the total of their row alone.
/// </summary>
/// <param name="classes">The classes with the names to write.</param>
/// <param name="format">Text by default.</param>
public sealed class ConfusionMatrix(ClassMap classes, ReportFormat format = ReportFormat.Text)
    : ConfusionReport(classes.OutputCount, format), IChartReporter
{
    private const int CellWidth = 9;
    private const string TotalName = "total";
    private const string Nothing = ".";
    private const double LeastSupport = 1e-4;

    /// <summary>Whether the picture shows shares of the true classes; false for counts. True by default.</summary>
    public bool DrawNormalized { get; init; } = true;

    private IEnumerable<int> Indices => classes.Indices.Values;

    /// <inheritdoc/>
    public SvgDocument? Chart() => Counts.Total == 0 ? null : new MatrixChart
    {
        Values = [.. Indices.Select(truth => (IReadOnlyList<double>)[.. Indices.Select(predicted => Drawn(truth, predicted))])],
        RowNames = classes.Names,
        ColumnNames = classes.Names,
        RowLabel = "Real",
        ColumnLabel = "Predicted",
        Maximum = DrawNormalized ? 1 : null,
        CellText = DrawNormalized ? ShareText : count => count == 0 ? Nothing : ReportNumbers.Amount(count),
    }.Draw();

    private protected override string WriteText(ConfusionCounts counts)
    {
        // Names may be cut, numbers not.
        var width = Math.Max(CellWidth, ReportNumbers.Amount(counts.Total).Length);
        var text = new StringBuilder("\n");
        Line(["   t/p   ", .. classes.Names, TotalName]);
        foreach (var (name, truth) in classes.Indices)
        {
            Line([name, .. Row(counts, truth), ReportNumbers.Amount(counts.Support(truth))]);
        }

        Line([TotalName, .. Indices.Select(predicted => ReportNumbers.Amount(counts.Predicted(predicted))), ReportNumbers.Amount(counts.Total)]);
        return text.ToString();

        void Line(IEnumerable<string> cells) =>
            text.Append('\t').AppendJoin(' ', cells.Select(cell => (cell.Length > width ? cell[..width] : cell).PadLeft(width))).Append('\n');
    }

    private protected override string WriteCsv(ConfusionCounts counts) => RowReport.Csv(
        ["target_name", .. classes.Names, TotalName],
        classes.Indices.Select(pair => (string[])
            [pair.Key, .. Row(counts, pair.Value), ReportNumbers.Amount(counts.Support(pair.Value))]));

    private protected override OrderedDictionary<string, object?> ToPlainData(ConfusionCounts counts) => new()
    {
        ["class_names"] = classes.Names,
        ["matrix"] = Indices.Select(truth => (object?)Indices.Select(predicted => (object?)counts[truth, predicted]).ToArray()).ToArray(),
        [TotalName] = Indices.Select(truth => (object?)counts.Support(truth)).ToArray(),
    };

    // Samples without a prediction have their share, too.
    private double Drawn(int truth, int predicted) =>
        DrawNormalized ? Counts[truth, predicted] / Math.Max(Counts.Support(truth), LeastSupport) : Counts[truth, predicted];

    private static string ShareText(double share) =>
        share >= 0.01 ? share.ToString("F2", CultureInfo.InvariantCulture) : share > 0 ? "~0" : Nothing;

    private IEnumerable<string> Row(ConfusionCounts counts, int truth) =>
        Indices.Select(predicted => ReportNumbers.Amount(counts[truth, predicted]));
}
