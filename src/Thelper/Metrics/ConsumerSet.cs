namespace Thelper.Metrics;

/// <summary>The consumers of one of the three sets, by their names in the configuration.</summary>
/// <param name="consumers">In the order of the configuration.</param>
public sealed class ConsumerSet(IReadOnlyDictionary<string, IPredictionConsumer> consumers)
{
    /// <summary>The consumers that give a number.</summary>
    public IEnumerable<(string Name, IMetric Metric)> Metrics => OfKind<IMetric>();

    /// <summary>The consumers that write a report.</summary>
    public IEnumerable<(string Name, IReporter Reporter)> Reporters => OfKind<IReporter>();

    /// <summary>The metric of a name, or null where there is none.</summary>
    /// <param name="name">Its name in the configuration.</param>
    public IMetric? Metric(string name) => consumers.GetValueOrDefault(name) as IMetric;

    /// <summary>Makes all consumers forget what they saw.</summary>
    public void Reset()
    {
        foreach (var consumer in consumers.Values)
        {
            consumer.Reset();
        }
    }

    /// <summary>Shows a batch to all consumers, in order.</summary>
    /// <param name="iteration">The batch.</param>
    public void Update(Iteration iteration)
    {
        foreach (var consumer in consumers.Values)
        {
            consumer.Update(iteration);
        }
    }

    private IEnumerable<(string Name, T Consumer)> OfKind<T>() =>
        consumers.Where(entry => entry.Value is T).Select(entry => (entry.Key, (T)entry.Value));
}
