using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Optimization;
using Thelper.Sessions;

namespace Thelper.Train;

/// <summary>The value that a scheduler looks at after each epoch.</summary>
/// <param name="name">A metric's name, or <c>loss</c>.</param>
/// <param name="higherIsBetter">Of the value.</param>
internal sealed class StepMetric(string name, bool higherIsBetter)
{
    public bool HigherIsBetter => higherIsBetter;

    /// <summary>Finds what the scheduler of the options looks at; null where it looks at nothing, or nothing is trained.</summary>
    /// <exception cref="SettingException">There is no such metric, or it has no values in the set that is watched.</exception>
    public static StepMetric? Create(TrainerOptions options, IReadOnlyDictionary<string, SetRun> sets)
    {
        if (options.Optimization?.Scheduler is not { Watched: { } name } section || !sets.TryGetValue(SetRun.Train, out var train))
        {
            return null;
        }

        if (name == SchedulerSection.LossName)
        {
            return new StepMetric(name, higherIsBetter: false);
        }

        var watched = sets.GetValueOrDefault(SetRun.Valid) ?? train;
        var metric = watched.Consumers.Metric(name) ?? throw new SettingException(section, nameof(section.StepMetric),
            $"is '{name}', but the {watched.Name} set has no metric of that name; it has "
            + $"{string.Join(", ", watched.Consumers.Metrics.Select(entry => entry.Name).Prepend(SchedulerSection.LossName))}.");
        return watched.HasValuesOf(metric)
            ? new StepMetric(name, metric.Goal == Goal.Maximize)
            : throw new SettingException(section, nameof(section.StepMetric), $"is '{name}', {SetRun.LacksEvaluation}");
    }

    /// <summary>The value in the result of an epoch; null where there is none.</summary>
    public double? Of(PassResult result) => name == SchedulerSection.LossName
        ? result.Loss
        : result.Metrics.FirstOrDefault(metric => metric.Name == name)?.Value;
}
