using System.ComponentModel.DataAnnotations;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Train;

/// <summary>The options of <see cref="ClassifReport"/>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.One)]
public sealed record ClassifReportOptions : IConsumerOptions
{
    /// <summary>Decimals of the text report; 4 by default.</summary>
    [Range(0, 15)]
    public int Digits { get; init; } = 4;

    bool IConsumerOptions.IsMetric => false;

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
    private protected override string Write(ConfusionCounts counts)
    {
        var rows = Rows(counts);
        var nameWidth = Math.Max(Math.Max(rows.Max(row => row.Name.Length), "weighted avg".Length), digits);

        // scikit-learn leaves a blank between the names and the first column, besides that before each column.
        var table = new ClassTable(nameWidth + 1).Add("\n").Row("", "precision", "recall", "f1-score", "support").Add("\n");
        rows.ForEach(row => Add(table, row));
        table.Add("\n").Row("accuracy ", "", "", ClassTable.Cell(Accuracy(counts), digits), ClassTable.Cell(counts.Total));
        Add(table, Mean("macro avg", rows, row => 1.0 / rows.Count));
        Add(table, Mean("weighted avg", rows, row => (double)row.Support / counts.Total));
        return table.ToString();
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

    private void Add(ClassTable table, Row row) => table.Row(
        row.Name + " ",
        ClassTable.Cell(row.Precision, digits),
        ClassTable.Cell(row.Recall, digits),
        ClassTable.Cell(row.F1, digits),
        ClassTable.Cell(row.Support));

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private sealed record Row(string Name, double Precision, double Recall, double F1, long Support);
}
