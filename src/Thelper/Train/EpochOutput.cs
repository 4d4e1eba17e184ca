using Thelper.Sessions;

namespace Thelper.Train;

/// <summary>The results of an epoch as a checkpoint keeps them: <c>train/loss</c>, <c>train/metrics</c> and so on.</summary>
internal static class EpochOutput
{
    /// <summary>The entries of one set.</summary>
    public static OrderedDictionary<string, object?> Of(string set, PassResult result)
    {
        var output = new OrderedDictionary<string, object?>
        {
            [$"{set}/loss"] = result.Loss,
            [$"{set}/metrics"] = Values(result.Metrics),
        };
        if (result.LossParts.Count > 0)
        {
            output[$"{set}/losses"] = Values(result.LossParts);
        }

        return output;
    }

    /// <summary>What an epoch gave on a set; null where there are no entries of it. Times and numbers of images were not kept.</summary>
    public static PassResult? Read(IReadOnlyDictionary<string, object?> output, SetRun set)
    {
        if (output.GetValueOrDefault($"{set.Name}/metrics") is not IReadOnlyDictionary<string, object?> values)
        {
            return null;
        }

        var metrics = set.Consumers.Metrics
            .Where(entry => set.HasValuesOf(entry.Metric) && values.GetValueOrDefault(entry.Name) is double)
            .Select(entry => new MetricValue(entry.Name, (double)values[entry.Name]!, entry.Metric.Unit));
        var parts = output.GetValueOrDefault($"{set.Name}/losses") as IReadOnlyDictionary<string, object?>;
        return new PassResult(output.GetValueOrDefault($"{set.Name}/loss") as double?, [.. metrics], Images: 0, Seconds: 0)
        {
            LossParts = [.. (parts ?? new Dictionary<string, object?>()).Select(part => new MetricValue(part.Key, (double)part.Value!, ""))],
        };
    }

    private static OrderedDictionary<string, object?> Values(IReadOnlyList<MetricValue> values) =>
        new(values.Select(value => KeyValuePair.Create<string, object?>(value.Name, value.Value)));
}
