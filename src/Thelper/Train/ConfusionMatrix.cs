using System.Globalization;
using System.Text;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Train;

/// <summary>The options of <see cref="ConfusionMatrix"/>: there are none yet.</summary>
public sealed record ConfusionMatrixOptions : IConsumerOptions
{
    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new ConfusionMatrix((Classification)task);
}

/// <summary>
/// How often samples of each true class (rows) were predicted as each class (columns), as a table of fixed width. Names are
/// cut to 9 characters.
/// </summary>
/// <param name="task">Has the classes' names.</param>
public sealed class ConfusionMatrix(Classification task) : IReporter
{
    private const int CellWidth = 9;
    private readonly ConfusionCounts _counts = new(task.ClassNames.Count);

    /// <inheritdoc/>
    public string Extension => "txt";

    /// <inheritdoc/>
    public void Reset() => _counts.Reset();

    /// <inheritdoc/>
    public void Update(Iteration iteration) => _counts.Add(iteration);

    /// <inheritdoc/>
    public string? Report()
    {
        if (_counts.Total == 0)
        {
            return null;
        }

        var classes = Enumerable.Range(0, _counts.Classes).ToArray();
        var text = new StringBuilder("\n");
        Line(text, ["   t/p   ", .. task.ClassNames, "total"]);
        foreach (var truth in classes)
        {
            Line(text, [task.ClassNames[truth], .. classes.Select(predicted => Count(_counts[truth, predicted])), Count(_counts.Support(truth))]);
        }

        Line(text, ["total", .. classes.Select(predicted => Count(_counts.Predicted(predicted))), Count(_counts.Total)]);
        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.Append('\t').AppendJoin(' ', cells.Select(Fit)).Append('\n');

    private static string Fit(string cell) => cell.Length > CellWidth ? cell[..CellWidth] : cell.PadLeft(CellWidth);

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
