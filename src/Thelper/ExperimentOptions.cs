using Thelper.Configuration;
using Thelper.Data;
using Thelper.Models;
using Thelper.Sessions;
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
    /// What becomes of a sample that cannot be used: the session ends (<c>fail</c>, the default), or it is left out and
    /// listed in the session's log (<c>skip</c>).
    /// </summary>
    public OnError OnError { get; init; }
}
