using Thelper.Configuration;
using Thelper.Data;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Train;

namespace Thelper;

/// <summary>A whole configuration: one experiment.</summary>
public sealed record ExperimentOptions : IValidatedOptions
{
    // A data set's log has its name, and the logs of these names are the session's own.
    private static readonly string[] TakenNames = ["packages", "task", "trainer"];

    /// <summary>The session's name, and that of its folder; by default the name of the configuration file.</summary>
    [Alias("session_name", "output_dir_name", "output_directory_name")]
    public string? Name { get; init; }

    /// <summary>Whether a session of the same name in the same save directory is replaced; false by default.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// Assemblies with components of your own, that is with public classes that implement <see cref="IPlugin"/>; none by
    /// default.
    /// </summary>
    [AllowSingle]
    public IReadOnlyList<FilePath> Plugins { get; init; } = [];

    /// <summary>Whether the logs of the data sets hold all that is known of each sample without loading it; false by default.</summary>
    [Alias("log_samples_metadata")]
    public bool LogSamples { get; init; }

    /// <summary>The data sets, by the names that the loaders' splits use.</summary>
    [NotEmpty]
    public required IReadOnlyDictionary<string, DatasetSection> Datasets { get; init; }

    /// <summary>How samples become batches.</summary>
    [Alias("data_config")]
    public required LoadersOptions Loaders { get; init; }

    /// <summary>What learns.</summary>
    public required IModelOptions Model { get; init; }

    /// <summary>How it learns.</summary>
    [Alias("runner")]
    public required ITrainerOptions Trainer { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Name is { } name && !FileNamePart.IsValid(name))
        {
            yield return new(nameof(Name), $"is '{name}', but it must be usable as the name of a folder.");
        }

        foreach (var dataset in Datasets.Keys)
        {
            if (!FileNamePart.IsValid(dataset))
            {
                yield return new(nameof(Datasets), $"has an entry named '{dataset}', {FileNamePart.Rule}");
            }
            else if (TakenNames.Contains(dataset))
            {
                yield return new(nameof(Datasets), $"has an entry named '{dataset}', which is kept for a log of the session; use another name.");
            }
        }

        var shares = Loaders.TrainSplit.Keys.Concat(Loaders.ValidSplit.Keys).Concat(Loaders.TestSplit.Keys);
        foreach (var unknown in shares.Distinct().Where(share => !Datasets.ContainsKey(share)))
        {
            yield return new(nameof(Loaders),
                $"divides a data set '{unknown}', but the data sets are {string.Join(", ", Datasets.Keys)}.");
        }
    }
}

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
    /// <exception cref="DataException">Its files are not there, or are not what they should be.</exception>
    /// <exception cref="SettingException">Its task does not go with its data.</exception>
    internal OpenDataset Open(string name)
    {
        var problems = new DataProblems(OnError);
        var dataset = Source.Open(problems);
        return new OpenDataset(dataset, TaskOf(dataset, name)) { Transforms = Transforms, Problems = problems };
    }

    private LearningTask TaskOf(IDataset dataset, string name)
    {
        var task = Task?.Create() ?? dataset.Task;
        return task.IsCompatible(dataset.Task, exact: false, out var difference) ? task : throw new SettingException(
            this, nameof(Task), $"does not suit what the data set '{name}' has (here: this task; there: the data). {difference}");
    }
}
