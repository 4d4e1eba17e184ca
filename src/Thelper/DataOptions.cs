using Thelper.Configuration;
using Thelper.Data;
using Thelper.Sessions;

namespace Thelper;

/// <summary>The part of a configuration that is about data.</summary>
public record DataOptions : IValidatedOptions
{
    // A data set's log has its name, and the logs of these names are the session's own.
    private static readonly string[] TakenNames = ["packages", "task", "trainer"];

    /// <summary>The session's name, and that of its folder; by default the name of the configuration file.</summary>
    [Alias("session_name", "output_dir_name", "output_directory_name")]
    public string? Name { get; init; }

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

        foreach (var (property, split) in Loaders.Splits)
        {
            foreach (var unknown in split.Keys.Where(key => !Datasets.ContainsKey(key)))
            {
                yield return new(property, $"there is no data set '{unknown}'{Wording.Advice(unknown, "data sets", [.. Datasets.Keys])}")
                {
                    Inside = Loaders,
                    Key = unknown,
                };
            }
        }
    }
}
