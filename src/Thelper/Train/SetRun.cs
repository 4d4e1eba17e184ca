using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;

namespace Thelper.Train;

/// <summary>One of the three sets: its loader, its consumers, and what they last had to say.</summary>
/// <param name="name">train, valid or test.</param>
/// <param name="loader">Its batches.</param>
/// <param name="consumers">Its metrics and reports.</param>
public sealed class SetRun(string name, Loader loader, ConsumerSet consumers)
{
    internal const string Train = "train";
    internal const string Valid = "valid";
    internal const string Test = "test";

    /// <summary>The end of the sentence about a metric that is to be watched, but has no values in the training set.</summary>
    internal const string LacksEvaluation =
        "which has a value only where the model is evaluated, but there is no validation set; add loaders.valid_split, or name 'loss'.";

    /// <summary>train, valid or test.</summary>
    public string Name { get; } = name;

    /// <summary>Its batches.</summary>
    public Loader Loader { get; } = loader;

    /// <summary>Its metrics and reports.</summary>
    public ConsumerSet Consumers { get; } = consumers;

    /// <summary>Whether a metric has values in this set.</summary>
    internal bool HasValuesOf(IMetric metric) => Name != Train || !metric.NeedsEvaluation;

    internal PassResult? LastResult { get; set; }

    internal IReadOnlyList<(string Name, string Text)> LastReports { get; set; } = [];

    /// <summary>Adds the consumers of the trainer's own.</summary>
    /// <exception cref="SessionException">The configuration uses one of their names.</exception>
    internal void Add(IReadOnlyDictionary<string, IPredictionConsumer> own)
    {
        if (own.Keys.FirstOrDefault(Consumers.Contains) is { } taken)
        {
            throw new SessionException(
                $"The metrics of the {Name} set have an entry named '{taken}', which the trainer keeps for something of its own; use "
                + "another name.");
        }

        Consumers.Add(own);
    }

    /// <summary>The sets that have samples, by name, in the order train, valid, test.</summary>
    internal static OrderedDictionary<string, SetRun> CreateAll(TrainerOptions options, LearningTask task, LoaderSet loaders)
    {
        var sets = new OrderedDictionary<string, SetRun>();
        Add(Train, loaders.Train, options.TrainMetrics);
        Add(Valid, loaders.Valid, options.ValidMetrics);
        Add(Test, loaders.Test, options.TestMetrics);
        return sets;

        void Add(string name, Loader? loader, IReadOnlyDictionary<string, IConsumerOptions> own)
        {
            if (loader is not null)
            {
                var consumers = ConsumerFactory.Create(options.Metrics, own, task);
                consumers.Add(options.Callbacks.Create(name, task));
                sets.Add(name, new SetRun(name, loader, consumers));
            }
        }
    }
}
