using Thelper.Configuration;

namespace Thelper.Data.Datasets;

/// <summary>What is learned from a table.</summary>
public enum TableTask
{
    /// <summary>The target column holds one of several classes.</summary>
    Classification,

    /// <summary>The target columns hold numbers.</summary>
    Regression,
}

/// <summary>The options of the data sets whose samples are rows of text files.</summary>
public abstract record TableOptions : IDatasetOptions, IValidatedOptions
{
    /// <summary>
    /// The file, or several with the same columns; <c>*</c> and <c>?</c> in a name stand for any characters or one. Files
    /// are read in the order given, and those of one pattern in the order of their names.
    /// </summary>
    [ConfigKey("path"), Alias("root"), AllowSingle, NotEmpty]
    public required IReadOnlyList<FilePath> Files { get; init; }

    /// <summary>The columns to predict: one with classes, or any number with numbers; none by default.</summary>
    [AllowSingle]
    public IReadOnlyList<string> Target { get; init; } = [];

    /// <summary>
    /// The columns with the numbers to predict from; by default all others that begin with a number, or whose first 100 cells are mostly numbers. With
    /// <see cref="ImageColumn"/>, none may be given.
    /// </summary>
    [AllowSingle]
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>The column with the path of an image to predict from; none by default.</summary>
    public string? ImageColumn { get; init; }

    /// <summary>The folder where the paths of images begin; that of the file by default.</summary>
    public FilePath? ImageRoot { get; init; }

    /// <summary>What becomes of the images' channels: colour (the default), grey, or unchanged.</summary>
    public ImageColours Mode { get; init; }

    /// <summary>The classes in the order of their indices; by default the values of the target column, sorted: as numbers
    /// where all are, else as texts.</summary>
    [NotEmpty]
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>By default classification where classes are named or the target column holds mostly text, else
    /// regression.</summary>
    public TableTask? TaskType { get; init; }

    /// <summary>The entry of what to predict from; <c>image</c> for images and <c>input</c> for numbers by default.</summary>
    public string? InputKey { get; init; }

    /// <summary>The entry of what to predict; <c>label</c> for classes and <c>target</c> for numbers by default.</summary>
    public string? TargetKey { get; init; }

    /// <summary>The entry of the path of the image, or of the file without one; <c>path</c> by default.</summary>
    public string PathKey { get; init; } = "path";

    /// <summary>The entry of the sample's number; <c>idx</c> by default.</summary>
    public string IdxKey { get; init; } = "idx";

    /// <inheritdoc/>
    public abstract IDataset Open(DataProblems problems);

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate()
    {
        if (ImageColumn is not null && Features is not null)
        {
            yield return new(nameof(Features),
                "cannot be given together with image_column: a sample is predicted from an image or from numbers.");
        }

        if (Features is [])
        {
            yield return new(nameof(Features), "is empty; leave it out to take all columns with numbers.");
        }

        if (ClassNames is not null && TaskType == TableTask.Regression)
        {
            yield return new(nameof(ClassNames), "cannot be given for a regression, which has no classes.");
        }

        if (Target.Count > 1 && (TaskType == TableTask.Classification || ClassNames is not null))
        {
            yield return new(nameof(Target), $"has {Target.Count} columns, but a classification has one.");
        }
    }
}
