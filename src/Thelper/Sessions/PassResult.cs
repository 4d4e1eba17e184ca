namespace Thelper.Sessions;

/// <summary>The value of a metric.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Value">NaN where there was nothing to compute it from.</param>
/// <param name="Unit">To show behind the value; empty for a bare number.</param>
public sealed record MetricValue(string Name, double Value, string Unit);

/// <summary>What a pass over one set gave.</summary>
/// <param name="Loss">The mean over all samples; null where none was computed.</param>
/// <param name="Metrics">In the order of the configuration.</param>
/// <param name="Images">Samples in the pass.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record PassResult(double? Loss, IReadOnlyList<MetricValue> Metrics, int Images, double Seconds)
{
    /// <summary>The parts that the loss is the sum of, each the mean over all samples; empty where it has no parts.</summary>
    public IReadOnlyList<MetricValue> LossParts { get; init; } = [];

    /// <summary>Samples per second.</summary>
    public double ImagesPerSecond => Images / Math.Max(Seconds, 1e-9);

    /// <summary>The metrics by name, the loss, and under <c>losses</c> its parts, as plain data.</summary>
    public OrderedDictionary<string, object?> ToPlainData()
    {
        var data = new OrderedDictionary<string, object?>();
        foreach (var metric in Metrics)
        {
            data[metric.Name] = metric.Value;
        }

        if (Loss is { } loss)
        {
            data["loss"] = loss;
        }

        if (LossParts.Count > 0)
        {
            data["losses"] = new OrderedDictionary<string, object?>(
                LossParts.Select(part => KeyValuePair.Create<string, object?>(part.Name, part.Value)));
        }

        return data;
    }
}
