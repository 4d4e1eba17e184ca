using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Train;

/// <summary>The options of <see cref="ClassifReport"/>.</summary>
public sealed record ClassifReportOptions : IConsumerOptions
{
    /// <summary>Decimals of the text report; 4 by default.</summary>
    [Range(0, 15)]
    public int Digits { get; init; } = 4;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) =>
        new ClassifReport(SingleLabel.Require(task, "The classification report"), Digits);
}

/// <summary>
/// Precision, recall and F1 score of each class that occurs in truth or prediction, and their means: a table in the form
/// of scikit-learn's <c>classification_report</c>. A ratio whose denominator is 0 is 0.
/// </summary>
/// <param name="task">Has the classes' names.</param>
/// <param name="digits">Decimals.</param>
public sealed class ClassifReport(Classification task, int digits) : ConfusionReport(task.ClassNames.Count)
{
    private const int ColumnWidth = 9;

    private protected override string Write(ConfusionCounts counts)
    {
        var rows = Rows(counts);
        var nameWidth = Math.Max(Math.Max(rows.Max(row => row.Name.Length), "weighted avg".Length), digits);
        var text = new StringBuilder("\n");
        Line(text, nameWidth, "", ["precision", "recall", "f1-score", "support"]);
        text.Append('\n');
        rows.ForEach(row => Line(text, nameWidth, row));
        text.Append('\n');
        Line(text, nameWidth, "accuracy", ["", "", Number(Accuracy(counts)), Text(counts.Total)]);
        Line(text, nameWidth, Mean("macro avg", rows, row => 1.0 / rows.Count));
        Line(text, nameWidth, Mean("weighted avg", rows, row => (double)row.Support / counts.Total));
        return text.ToString();
    }

    private List<Row> Rows(ConfusionCounts counts)
    {
        var rows =
            from i in Enumerable.Range(0, counts.Classes)
            let support = counts.Support(i)
            let predicted = counts.Predicted(i)
            where support + predicted > 0
            let precision = Ratio(counts[i, i], predicted)
            let recall = Ratio(counts[i, i], support)
            select new Row(task.ClassNames[i], precision, recall, Ratio(2 * precision * recall, precision + recall), support);
        return [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal)];
    }

    private static double Accuracy(ConfusionCounts counts) =>
        (double)Enumerable.Range(0, counts.Classes).Sum(i => counts[i, i]) / counts.Total;

    private static Row Mean(string name, List<Row> rows, Func<Row, double> weight) => new(
        name,
        rows.Sum(row => row.Precision * weight(row)),
        rows.Sum(row => row.Recall * weight(row)),
        rows.Sum(row => row.F1 * weight(row)),
        rows.Sum(row => row.Support));

    private void Line(StringBuilder text, int nameWidth, Row row) =>
        Line(text, nameWidth, row.Name, [Number(row.Precision), Number(row.Recall), Number(row.F1), Text(row.Support)]);

    private static void Line(StringBuilder text, int nameWidth, string name, string[] cells)
    {
        text.Append(name.PadLeft(nameWidth)).Append(' ');
        foreach (var cell in cells)
        {
            text.Append(' ').Append(cell.PadLeft(ColumnWidth));
        }

        text.Append('\n');
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private string Number(double value) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    private sealed record Row(string Name, double Precision, double Recall, double F1, long Support);
}
