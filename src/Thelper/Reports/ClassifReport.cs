using System.ComponentModel.DataAnnotations;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>The options of <see cref="ClassifReport"/>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.One)]
public sealed record ClassifReportOptions : ReportOptions
{
    /// <summary>Decimals of the text report; 4 by default. CSV and JSON are not rounded.</summary>
    [Range(0, 15)]
    public int Digits { get; init; } = 4;

    /// <summary>The entry of the samples that says how much each counts, 0 or more; by default each counts 1.</summary>
    public string? SampleWeight { get; init; }

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) =>
        new ClassifReport(SingleLabel.Require(task, "The classification report"), this);
}

/// <summary>
/// Precision, recall and F1 score of each class that occurs in truth or prediction, and their means; as text, a table in the
/// form of scikit-learn's <c>classification_report</c>. A ratio whose denominator is 0 is 0.
/// </summary>
/// <param name="task">Has the classes.</param>
/// <param name="options">What to write.</param>
public sealed class ClassifReport(Classification task, ClassifReportOptions options)
    : ConfusionReport(task.Classes.OutputCount, options.Format)
{
    private const string AccuracyName = "accuracy";
    private static readonly string[] Columns = ["precision", "recall", "f1-score", "support"];

    private readonly ClassMap _names = options.NamesOf(task);
    private readonly SampleWeights _weights = new(options, nameof(options.SampleWeight), options.SampleWeight);

    /// <inheritdoc/>
    public override void Check(Batch batch) => _weights.Of(batch);

    private protected override double[]? WeightsOf(Batch batch) => _weights.Of(batch);

    private protected override string WriteText(ConfusionCounts counts)
    {
        var scores = new PrecisionTable(counts, _names);
        var nameWidth = Math.Max(Math.Max(scores.Classes.Max(row => row.Name.Length), "weighted avg".Length), options.Digits);

        // scikit-learn leaves a blank between the names and the first column, besides that before each column.
        var table = new ClassTable(nameWidth + 1).Add("\n").Row("", Columns).Add("\n");

        // Where nothing is right, scikit-learn's counts are real numbers too.
        var isReal = options.SampleWeight is not null || scores.Accuracy == 0;
        scores.Classes.ForEach(Add);
        table.Add("\n").Row(AccuracyName + " ", "", "", Cell(scores.Accuracy), Support(counts.Total));
        scores.Means.ForEach(Add);
        return table.ToString();

        string Support(double value) => isReal ? ReportNumbers.Weight(value) : ReportNumbers.Amount(value);

        void Add(PrecisionRow row) =>
            table.Row(row.Name + " ", Cell(row.Precision), Cell(row.Recall), Cell(row.F1), Support(row.Support));
    }

    private protected override string WriteCsv(ConfusionCounts counts)
    {
        var scores = new PrecisionTable(counts, _names);
        string[] accuracy = [AccuracyName, "", "", ReportNumbers.Text(scores.Accuracy), ReportNumbers.Text(counts.Total)];
        return RowReport.Csv(
            ["class_name", .. Columns],
            [.. scores.Classes.Select(Fields), accuracy, .. scores.Means.Select(Fields)]);

        static string[] Fields(PrecisionRow row) => [row.Name, .. row.Values.Select(ReportNumbers.Text)];
    }

    private protected override OrderedDictionary<string, object?> ToPlainData(ConfusionCounts counts)
    {
        var scores = new PrecisionTable(counts, _names);
        var data = new OrderedDictionary<string, object?>();
        scores.Classes.ForEach(Add);
        data[AccuracyName] = scores.Accuracy;
        scores.Means.ForEach(Add);
        return data;

        void Add(PrecisionRow row)
        {
            object support = options.SampleWeight is null ? (object)(long)row.Support : row.Support;
            object[] values = [row.Precision, row.Recall, row.F1, support];
            data[row.Name] = new OrderedDictionary<string, object?>(
                Columns.Zip(values, (key, value) => KeyValuePair.Create<string, object?>(key, value)));
        }
    }

    private string Cell(double value) => ClassTable.Cell(value, options.Digits);
}
