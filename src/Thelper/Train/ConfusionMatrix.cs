using System.Text;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Train;

/// <summary>The options of <see cref="ConfusionMatrix"/>: there are none yet.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.One)]
public sealed record ConfusionMatrixOptions : IConsumerOptions
{
    bool IConsumerOptions.IsMetric => false;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) =>
        new ConfusionMatrix(SingleLabel.Require(task, "The confusion matrix"));
}

/// <summary>
/// How often samples of each true class (rows) were predicted as each class (columns), as a table of fixed width. Names are
/// cut to 9 characters.
/// </summary>
/// <param name="task">Has the classes' names.</param>
public sealed class ConfusionMatrix(Classification task) : ConfusionReport(task.ClassNames.Count)
{
    private const int CellWidth = 9;

    private protected override string Write(ConfusionCounts counts)
    {
        var classes = Enumerable.Range(0, counts.Classes).ToArray();
        var text = new StringBuilder("\n");
        Line(text, ["   t/p   ", .. task.ClassNames, "total"]);
        foreach (var truth in classes)
        {
            var row = classes.Select(predicted => Text(counts[truth, predicted]));
            Line(text, [task.ClassNames[truth], .. row, Text(counts.Support(truth))]);
        }

        Line(text, ["total", .. classes.Select(predicted => Text(counts.Predicted(predicted))), Text(counts.Total)]);
        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.Append('\t').AppendJoin(' ', cells.Select(Fit)).Append('\n');

    private static string Fit(string cell) => cell.Length > CellWidth ? cell[..CellWidth] : cell.PadLeft(CellWidth);
}
