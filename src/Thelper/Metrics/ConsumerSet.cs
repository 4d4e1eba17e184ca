using Thelper.Data;

namespace Thelper.Metrics;

/// <summary>The consumers of one of the three sets, by their names in the configuration.</summary>
/// <param name="consumers">In the order of the configuration.</param>
public sealed class ConsumerSet(OrderedDictionary<string, IPredictionConsumer> consumers) : IStateful, IDisposable
{
    /// <summary>Whether there is no consumer, so that nobody needs to be shown anything.</summary>
    public bool IsEmpty => consumers.Count == 0;

    /// <summary>The consumers that give a number.</summary>
    public IEnumerable<(string Name, IMetric Metric)> Metrics => OfKind<IMetric>();

    /// <summary>The consumers that write a report.</summary>
    public IEnumerable<(string Name, IReporter Reporter)> Reporters => OfKind<IReporter>();

    /// <summary>The consumers that write a file of any length.</summary>
    public IEnumerable<(string Name, IFileReporter Reporter)> FileReporters => OfKind<IFileReporter>();

    /// <summary>The consumers that draw pictures, one or more.</summary>
    public IEnumerable<(string Name, IPicturesReporter Reporter)> PictureReporters => OfKind<IPicturesReporter>();

    /// <summary>The consumers that draw a chart.</summary>
    public IEnumerable<(string Name, IChartReporter Reporter)> ChartReporters => OfKind<IChartReporter>();

    /// <summary>The consumers that have a curve over thresholds.</summary>
    public IEnumerable<(string Name, IThresholdCurve Curve)> ThresholdCurves => OfKind<IThresholdCurve>();

    /// <summary>The metric of a name, or null where there is none.</summary>
    /// <param name="name">Its name in the configuration.</param>
    public IMetric? Metric(string name) => consumers.GetValueOrDefault(name) as IMetric;

    /// <summary>Whether there is a consumer of a name.</summary>
    /// <param name="name">Its name in the configuration.</param>
    public bool Contains(string name) => consumers.ContainsKey(name);

    /// <summary>Adds consumers behind the others.</summary>
    /// <param name="further">By name.</param>
    /// <exception cref="ArgumentException">There is one of the same name already.</exception>
    public void Add(IReadOnlyDictionary<string, IPredictionConsumer> further)
    {
        foreach (var (name, consumer) in further)
        {
            consumers.Add(name, consumer);
        }
    }

    /// <summary>Makes all consumers forget what they saw.</summary>
    public void Reset()
    {
        foreach (var consumer in consumers.Values)
        {
            consumer.Reset();
        }
    }

    /// <summary>Lets all consumers look at the samples of a first batch, before there is a session.</summary>
    /// <param name="batch">Stays the caller's.</param>
    public void Check(Batch batch)
    {
        foreach (var consumer in consumers.Values)
        {
            consumer.Check(batch);
        }
    }

    /// <summary>Shows a batch to all consumers, in order.</summary>
    /// <param name="iteration">The batch.</param>
    /// <exception cref="DataException">A consumer cannot use it; the message names the consumer.</exception>
    public void Update(Iteration iteration)
    {
        foreach (var (name, consumer) in consumers)
        {
            try
            {
                consumer.Update(iteration);
            }
            catch (DataException exception)
            {
                throw new DataException(
                    $"The {KindOf(consumer)} '{name}' cannot use batch {iteration.Index + 1} of epoch {iteration.Epoch + 1}: {exception.Message}",
                    exception);
            }
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() =>
        new(consumers.Select(entry => KeyValuePair.Create<string, object?>(entry.Key, entry.Value.SaveState())));

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        foreach (var (name, consumer) in consumers)
        {
            if (state.GetValueOrDefault(name) is IReadOnlyDictionary<string, object?> own)
            {
                consumer.LoadState(own);
            }
        }
    }

    /// <summary>Frees what consumers hold besides memory, such as files.</summary>
    public void Dispose()
    {
        foreach (var consumer in consumers.Values)
        {
            (consumer as IDisposable)?.Dispose();
        }
    }

    private static string KindOf(IPredictionConsumer consumer) => consumer switch
    {
        IMetric => "metric",
        IReporter or IFileReporter or IPicturesReporter or IChartReporter => "report",
        _ => "consumer",
    };

    private IEnumerable<(string Name, T Consumer)> OfKind<T>() =>
        consumers.Where(entry => entry.Value is T).Select(entry => (entry.Key, (T)entry.Value));
}
