using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>A data set that was opened, with what its section of the configuration says of it.</summary>
/// <param name="Dataset">The samples.</param>
/// <param name="Task">What they are made for: the data set's own task, or one that knows more.</param>
public sealed record OpenDataset(IDataset Dataset, LearningTask Task)
{
    /// <summary>A data set of which nothing else is said.</summary>
    /// <param name="dataset">The samples.</param>
    public OpenDataset(IDataset dataset)
        : this(dataset, dataset.Task)
    {
    }

    /// <summary>Transforms of this data set alone, before those of all; none by default.</summary>
    public IReadOnlyList<TransformStageOptions> Transforms { get; init; } = [];

    /// <summary>Takes samples that cannot be loaded. By default, the first one ends the session.</summary>
    public DataProblems Problems { get; init; } = new(OnError.Fail);

    /// <summary>The task whose class indices the samples have.</summary>
    internal LearningTask LabelTask => Dataset.Task is IClassTask ? Dataset.Task : Task;
}
