using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Train;

/// <summary>Makes the consumers that a configuration names.</summary>
public static class ConsumerFactory
{
    /// <summary>Makes the consumers of one set, without any state.</summary>
    /// <param name="common">Those of all sets.</param>
    /// <param name="own">Those of this set besides; no name is in both.</param>
    /// <param name="task">What the model is asked to do.</param>
    public static ConsumerSet Create(
        IReadOnlyDictionary<string, IConsumerOptions> common, IReadOnlyDictionary<string, IConsumerOptions> own, LearningTask task)
    {
        var consumers = new OrderedDictionary<string, IPredictionConsumer>();
        foreach (var (name, options) in common.Concat(own))
        {
            consumers.Add(name, options.Create(task));
        }

        return new ConsumerSet(consumers);
    }
}
