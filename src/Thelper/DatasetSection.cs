using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;

namespace Thelper;

/// <summary>One data set of a configuration.</summary>
public sealed record DatasetSection
{
    /// <summary>Where its samples come from.</summary>
    [Inline]
    public required IDatasetOptions Source { get; init; }

    /// <summary>
    /// What its samples are made for, in place of what the data set says: a task with more classes, or one for a data set that
    /// says nothing. By default that of the data set.
    /// </summary>
    public ITaskOptions? Task { get; init; }

    /// <summary>Transforms of this data set alone, before the base transforms of all; none by default.</summary>
    public IReadOnlyList<TransformStageOptions> Transforms { get; init; } = [];

    /// <summary>
    /// What becomes of a sample that cannot be used: the session ends (<c>fail</c>, the default), or it is left out and
    /// listed in the session's log (<c>skip</c>).
    /// </summary>
    public OnError OnError { get; init; }

    /// <summary>Opens the data set.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="DataException">Its files are not what they should be.</exception>
    /// <exception cref="SettingException">A path leads nowhere, or its task does not go with its data.</exception>
    internal OpenDataset Open(string name)
    {
        var problems = new DataProblems(OnError);
        var dataset = Open(problems);
        return new OpenDataset(dataset, TaskOf(dataset, name)) { Transforms = Transforms, Problems = problems };
    }

    /// <summary>Blames the path for what went wrong, where there is nothing at one.</summary>
    private IDataset Open(DataProblems problems)
    {
        try
        {
            return Source.Open(problems);
        }
        catch (Exception exception) when (exception is DataException or IOException
            && GivenPaths.FirstMissing(Source) is { } missing)
        {
            throw new SettingException(
                Source, missing.Property, exception is DataException ? exception.Message : $"leads to {missing.Path}, which does not exist.");
        }
    }

    private LearningTask TaskOf(IDataset dataset, string name)
    {
        var task = Task?.Create() ?? dataset.Task;
        return task.IsCompatible(dataset.Task, exact: false, out var difference) ? task : throw new SettingException(
            this, nameof(Task), $"does not suit what the data set '{name}' has (here: this task; there: the data). {difference}");
    }
}
