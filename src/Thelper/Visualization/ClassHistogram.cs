using Thelper.Tasks;
using Thelper.Vision;
using Thelper.Vision.Charts;

namespace Thelper.Visualization;

/// <summary>How many samples each class has, as a bar of the sets' parts.</summary>
internal static class ClassHistogram
{
    /// <param name="task">What the model is asked to do.</param>
    /// <param name="sets">By name, with the samples of each class index; null where these are not known.</param>
    /// <returns>The chart; null where the task has no classes, or none is known without loading its samples.</returns>
    public static SvgDocument? Of(LearningTask task, IEnumerable<(string Name, IReadOnlyList<long>? Counts)> sets)
    {
        var known = sets.Where(set => set.Counts is not null).ToArray();
        if (task is not IClassTask { Classes: var classes } || known.All(set => set.Counts!.All(count => count == 0)))
        {
            return null;
        }

        // A background is nowhere counted, though every image has it.
        var shown = classes.Indices.Where(entry => task is Classification || known.Any(set => set.Counts![entry.Value] > 0)).ToArray();
        return new BarChart
        {
            Title = "Samples of each class",
            Height = BarChart.HeightFor(shown.Length),
            X = new ChartAxis { Label = "samples", HasWholeNumbers = true },
            Names = [.. shown.Select(entry => entry.Key)],
            Series = [.. known.Select(set => new BarSeries(set.Name, [.. shown.Select(entry => (double)set.Counts![entry.Value])]))],
        }.Draw();
    }
}
