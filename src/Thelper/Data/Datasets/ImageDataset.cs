using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>The options of <see cref="ImageDataset"/>.</summary>
public sealed record ImageDatasetOptions : IDatasetOptions
{
    /// <summary>The folder, which is gone through at any depth.</summary>
    public required FilePath Root { get; init; }

    /// <summary>The entry of the image; <c>image</c> by default.</summary>
    public string ImageKey { get; init; } = "image";

    /// <summary>The entry of the file's path; <c>path</c> by default.</summary>
    public string PathKey { get; init; } = "path";

    /// <summary>The entry of the sample's number; <c>idx</c> by default.</summary>
    public string IdxKey { get; init; } = "idx";

    /// <summary>What becomes of the files' channels: colour (the default), grey, or unchanged.</summary>
    public ImageColours Mode { get; init; }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new ImageDataset(this, problems);
}

/// <summary>
/// Images without a truth, such as those of which a trained model shall say something, in the order of their names.
/// </summary>
public sealed class ImageDataset : IDataset
{
    private readonly ImageDatasetOptions _options;
    private readonly SourceImage[] _images;

    /// <summary>Lists the files; opens none.</summary>
    /// <param name="options">The folder and the keys.</param>
    /// <param name="problems">Takes what cannot be opened.</param>
    /// <exception cref="DataException">The folder is missing, or has no image.</exception>
    public ImageDataset(ImageDatasetOptions options, DataProblems problems)
    {
        _options = options;
        _images = SourceImage.Below(options.Root.FullPath, problems);
        Task = new GenericTask(options.ImageKey, groundTruthKey: null, [options.PathKey, options.IdxKey]);
    }

    /// <inheritdoc/>
    public int Count => _images.Length;

    /// <inheritdoc/>
    public LearningTask Task { get; }

    /// <inheritdoc/>
    public int? ClassOf(int index) => null;

    /// <inheritdoc/>
    public string Describe(int index) => _images[index].Path;

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index) => _images[index].Identity;

    /// <inheritdoc/>
    public ImageShape? ShapeOf(int index) => _images[index].Shape(_options.Mode);

    /// <inheritdoc/>
    public Sample Load(int index) => new()
    {
        [_options.ImageKey] = _images[index].Load(_options.Mode),
        [_options.PathKey] = _images[index].Path,
        [_options.IdxKey] = (long)index,
    };
}
