using System.Text;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>The options of <see cref="ConfusionMatrix"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, Labels = LabelCount.One)]
public sealed record ConfusionMatrixOptions : ReportOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task)
    {
        var classes = task as Segmentation as IClassTask ?? SingleLabel.Require(task, "The confusion matrix");
        return new ConfusionMatrix(NamesOf(classes), Format);
    }
}

/// <summary>
/// How often samples, or pixels, of each true class (rows) were predicted as each class (columns). As text it is a table of
/// fixed width, in which names are cut to 9 characters; CSV and JSON have them whole. Pixels of the don't-care value do not
/// count. Samples without a prediction, whose scores are NaN, are in the total of their row alone.
/// </summary>
/// <param name="classes">The classes with the names to write.</param>
/// <param name="format">Text by default.</param>
public sealed class ConfusionMatrix(ClassMap classes, ReportFormat format = ReportFormat.Text)
    : ConfusionReport(classes.OutputCount, format)
{
    private const int CellWidth = 9;
    private const string TotalName = "total";

    private IEnumerable<int> Indices => classes.Indices.Values;

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

    private IEnumerable<string> Row(ConfusionCounts counts, int truth) =>
        Indices.Select(predicted => ReportNumbers.Amount(counts[truth, predicted]));
}
