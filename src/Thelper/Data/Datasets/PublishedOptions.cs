using Thelper.Configuration;

namespace Thelper.Data.Datasets;

/// <summary>What data sets have in common that torchvision offers by the names under which they are published.</summary>
public abstract record PublishedOptions : IDatasetOptions, IValidatedOptions
{
    /// <summary>The data set's name in the catalogue.</summary>
    [ComponentName]
    public string Type { get; init; } = "";

    /// <summary>The folder with the files, or with the folder into which their publishers' archive or torchvision puts them.</summary>
    public required FilePath Root { get; init; }

    /// <summary>True, the default, for the training images; false for the test images.</summary>
    public bool Train { get; init; } = true;

    /// <summary>Whether to fetch files that are missing; false by default.</summary>
    public bool Download { get; init; }

    /// <summary>The address of a folder with the files, to fetch them from there and not from their publishers.</summary>
    public string? Mirror { get; init; }

    /// <inheritdoc/>
    public abstract IDataset Open(DataProblems problems);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => WebAddress.Problem(nameof(Mirror), Mirror);
}
