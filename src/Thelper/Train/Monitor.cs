using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Sessions;

namespace Thelper.Train;

/// <summary>Watches one value and knows when it was best. A value that is no number is never the best.</summary>
/// <param name="name">A metric's name, or <c>loss</c>.</param>
/// <param name="unit">Of the value.</param>
/// <param name="goal">Whether higher or lower is better.</param>
internal sealed class Monitor(string name, string unit, Goal goal)
{
    public string Name => name;

    public Goal Goal => goal;

    public BestValue? Best { get; private set; }

    public MetricValue? BestMetric => Best is { } best ? new MetricValue(name, best.Value, unit) : null;

    /// <summary>Makes the monitor that the options ask for; null where they ask for none.</summary>
    /// <exception cref="SettingException">
    /// The name is that of a consumer that gives no number, or none in the set that is watched.
    /// </exception>
    public static Monitor? Create(TrainerOptions options, IReadOnlyDictionary<string, SetRun> sets)
    {
        // Only what is trained has a best epoch.
        if (options.Monitor is not { } name || !sets.TryGetValue(SetRun.Train, out var train))
        {
            return null;
        }

        if (name == TrainerOptions.MonitorsLoss)
        {
            return new Monitor(name, "", Goal.Minimize);
        }

        var watched = sets.GetValueOrDefault(SetRun.Valid) ?? train;
        var metric = watched.Consumers.Metric(name) ?? throw new SettingException(options, nameof(options.Monitor),
            $"is '{name}', but the {watched.Name} set has no metric of that name; it has {Known(watched)}.");
        return watched.HasValuesOf(metric)
            ? new Monitor(name, metric.Unit, metric.Goal)
            : throw new SettingException(options, nameof(options.Monitor), $"is '{name}', {SetRun.LacksEvaluation}");
    }

    /// <summary>Goes back to the best value of the session so far, unless that was of another metric.</summary>
    public void Restore(BestValue? best) => Best = best?.Name == name ? best : null;

    /// <summary>The best value under its names in a checkpoint, which are there even where nothing is monitored.</summary>
    public static OrderedDictionary<string, object?> ToPlainData(Monitor? monitor) => new()
    {
        ["monitor"] = monitor?.Name,
        ["monitor_best"] = monitor?.Best?.Value,
        ["monitor_best_epoch"] = (long)(monitor?.Best?.Epoch ?? -1),
    };

    /// <summary>The watched value of an epoch; NaN where there is none.</summary>
    public double ValueOf(PassResult result) => name == TrainerOptions.MonitorsLoss
        ? result.Loss ?? double.NaN
        : result.Metrics.FirstOrDefault(metric => metric.Name == name)?.Value ?? double.NaN;

    /// <summary>Looks at the result of an epoch.</summary>
    /// <returns>Whether the value is better than all before.</returns>
    public bool Observe(PassResult result, int epoch)
    {
        var value = ValueOf(result);
        var isBest = Best is null
            ? !double.IsNaN(value)
            : goal == Goal.Maximize ? value > Best.Value : value < Best.Value;
        if (isBest)
        {
            Best = new BestValue(name, value, epoch);
        }

        return isBest;
    }

    private static string Known(SetRun set) =>
        string.Join(", ", set.Consumers.Metrics.Select(entry => entry.Name).Prepend(TrainerOptions.MonitorsLoss));
}
