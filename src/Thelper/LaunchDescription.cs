using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Visualization;

namespace Thelper;

/// <summary>Tells what a launch is made of.</summary>
internal static class LaunchDescription
{
    /// <param name="context">The session's surroundings.</param>
    /// <param name="parts">Data and model.</param>
    /// <param name="bound">The configuration.</param>
    public static LaunchSummary Of(SessionContext context, ExperimentParts parts, BoundConfig<ExperimentOptions> bound) => new()
    {
        Session = context.Name,
        Launch = context.Stamp.ToString(),
        Parts = [.. parts.Summarise().Select(part => new SummaryLine(part.Label, part.Text))],
        Sets = parts.Data.DescribeSets(),
        Environment = SessionRecords.Versions,
        Settings = bound.Places.Settings(bound.Value),
        Reports = [.. NamesOf(bound)],
        Outputs =
        [
            .. parts.Data.Sets.Select(set => new SummaryLine(set.Name, Path.GetRelativePath(
                context.Directory.FullPath, bound.Value.Trainer.Common.OutputFolder(context, set.Name)))),
        ],
    };

    private static IEnumerable<string> NamesOf(BoundConfig<ExperimentOptions> bound)
    {
        var trainer = bound.Value.Trainer.Common;
        return new[] { trainer.Metrics, trainer.TrainMetrics, trainer.ValidMetrics, trainer.TestMetrics }
            .SelectMany(consumers => consumers.Keys)
            .Concat(bound.Places.Components.Where(component => component.Options is IVisualizationOptions).Select(component => component.Name))
            .Distinct();
    }
}
