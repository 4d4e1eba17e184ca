using Thelper.Configuration;
using Thelper.Data.Datasets.Shards;
using Thelper.Data.Datasets.Tables;
using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>
/// The options of the data set whose samples are groups of files in tar archives, as WebDataset writes them: an image, and
/// its class or its numbers to predict in a small file beside it. An archive is gone through once when it is opened, and then
/// read from where each file lies; one that is compressed is unpacked into a temporary file first.
/// </summary>
public sealed record TarOptions : IDatasetOptions, IValidatedOptions
{
    /// <summary>The archives, .tar, .tar.gz or .tgz; <c>*</c> and <c>?</c> in a name stand for any characters or one.</summary>
    [ConfigKey("path"), Alias("root"), AllowSingle, NotEmpty]
    public required IReadOnlyList<FilePath> Files { get; init; }

    /// <summary>The ending of the image's name, such as <c>jpg</c>; by default the first of a sample that is one of
    /// images.</summary>
    public string? ImageMember { get; init; }

    /// <summary>
    /// The ending of the name of the file with what to predict: <c>cls</c> (the default where there is one) or <c>txt</c>
    /// for a class or numbers, <c>json</c> for an object with them. Without one there is no truth.
    /// </summary>
    public string? TargetMember { get; init; }

    /// <summary>The keys in the object of a JSON file to predict; dots lead into objects within it.</summary>
    [AllowSingle]
    public IReadOnlyList<string> Target { get; init; } = [];

    /// <summary>The classes in the order of their indices. By default, indices 0 to the highest there is where all are
    /// whole numbers,
    /// else the texts, sorted.</summary>
    [NotEmpty]
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Classification by default.</summary>
    public TableTask TaskType { get; init; }

    /// <summary>What becomes of the images' channels: colour (the default), grey, or unchanged.</summary>
    public ImageColours Mode { get; init; }

    /// <summary>The entry of the image; <c>image</c> by default.</summary>
    public string ImageKey { get; init; } = "image";

    /// <summary>The entry of what to predict; <c>label</c> for classes and <c>target</c> for numbers by default.</summary>
    public string? TargetKey { get; init; }

    /// <summary>The entry of the name of the sample, with its archive; <c>path</c> by default.</summary>
    public string PathKey { get; init; } = "path";

    /// <summary>The entry of the sample's number; <c>idx</c> by default.</summary>
    public string IdxKey { get; init; } = "idx";

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems)
    {
        var shards = new List<TarShard>();
        try
        {
            foreach (var path in TableFiles.Find(Files))
            {
                shards.Add(TarShard.Open(path));
            }

            return new TarDataset(this, shards, problems);
        }
        catch
        {
            shards.ForEach(shard => shard.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Target.Count > 0 && TargetMember is not null && !TargetMember.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            yield return new(nameof(Target),
                $"names keys of an object, but target_member is '{TargetMember}', which is no JSON file.");
        }

        if (ClassNames is not null && TaskType == TableTask.Regression)
        {
            yield return new(nameof(ClassNames), "cannot be given for a regression, which has no classes.");
        }

        if (Target.Count > 1 && TaskType == TableTask.Classification)
        {
            yield return new(nameof(Target),
                $"has {Target.Count} keys, but a classification has one; for numbers, set task_type to regression.");
        }
    }
}
