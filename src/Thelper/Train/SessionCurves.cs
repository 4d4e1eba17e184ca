using Thelper.Sessions;
using Thelper.Vision;
using Thelper.Vision.Charts;

namespace Thelper.Train;

/// <summary>Loss and metrics epoch by epoch: a panel for each, with a line for each set that is looked at in every epoch.</summary>
internal static class SessionCurves
{
    private const int MostDots = 30;
    private const int PanelsInTwoColumns = 6;

    // Further apart than this, small losses would lie on the axis.
    private const double LargestRatio = 100;

    /// <param name="state">Keeps the results of all epochs, those before a resumption too.</param>
    /// <param name="sets">Of the session.</param>
    /// <param name="best">The best epoch, from 0; null where none is known.</param>
    /// <returns>The chart; null where there is no value yet.</returns>
    public static SvgDocument? Of(TrainingState state, IEnumerable<SetRun> sets, int? best)
    {
        (string Set, PassResult?[] Epochs)[] runs =
        [
            .. sets.Where(set => set.Name != SetRun.Test)
                .Select(set => (set.Name, Enumerable.Range(0, state.Epoch).Select(epoch => state.ResultOf(set, epoch)).ToArray())),
        ];
        Chart[] panels =
        [
            .. new[] { Panel("loss", result => result.Loss) }.Concat(
                from metric in runs.SelectMany(run => run.Epochs).OfType<PassResult>().SelectMany(result => result.Metrics)
                    .DistinctBy(metric => metric.Name)
                select Panel(
                    metric.Unit.Length == 0 ? metric.Name : $"{metric.Name} [{metric.Unit}]",
                    result => result.Metrics.FirstOrDefault(other => other.Name == metric.Name)?.Value))
            .OfType<Chart>(),
        ];
        var columns = panels.Length == 1 ? 1 : panels.Length <= PanelsInTwoColumns ? 2 : 3;
        return panels.Length == 0 ? null : new ChartGrid { Charts = panels, Columns = columns }.Draw();

        Chart? Panel(string title, Func<PassResult, double?> value) => CurvePanel(
            title,
            [.. runs.Select(run => (run.Set, (IReadOnlyList<double>)[.. run.Epochs.Select(result => (result is null ? null : value(result)) ?? double.NaN)]))],
            best);
    }

    private static LineChart? CurvePanel(string title, (string Set, IReadOnlyList<double> Values)[] lines, int? best)
    {
        var values = lines.SelectMany(line => line.Values).Where(double.IsFinite).ToArray();
        return values.Length == 0 ? null : new LineChart
        {
            Width = 540,
            Height = 360,
            FontSize = 19,
            Title = title,
            X = new ChartAxis { Label = "epoch", HasWholeNumbers = true },
            Y = new ChartAxis { IsLogarithmic = values.Min() > 0 && values.Max() / values.Min() > LargestRatio },
            Series =
            [
                .. from line in lines
                   where line.Values.Any(double.IsFinite)
                   select new LineSeries(line.Set, [.. line.Values.Select((value, epoch) => (epoch + 1.0, value))])
                   {
                       HasDots = line.Values.Count <= MostDots,
                       Colour = ChartPalette.Category(line.Set == SetRun.Train ? 0 : 1),
                   },
            ],
            Marks = best is { } epoch ? [new LineMark($"best: epoch {epoch + 1}", epoch + 1)] : [],
        };
    }
}
