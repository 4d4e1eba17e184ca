using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of metrics that can look at the last batches alone.</summary>
public abstract record WindowOptions : IConsumerOptions
{
    /// <summary>How many batches, the last ones, the value is computed from; by default all of the epoch.</summary>
    [AtLeast(1)]
    public int? MaxWinSize { get; init; }

    /// <inheritdoc/>
    public abstract IPredictionConsumer Create(LearningTask task);
}
