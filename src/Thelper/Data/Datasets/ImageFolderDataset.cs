using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>The options of <see cref="ImageFolderDataset"/>.</summary>
public sealed record ImageFolderOptions : IDatasetOptions
{
    /// <summary>The folder with one folder per class.</summary>
    public required FilePath Root { get; init; }

    /// <summary>The entry of the image; <c>image</c> by default.</summary>
    public string ImageKey { get; init; } = "image";

    /// <summary>The entry of the class name; <c>label</c> by default.</summary>
    public string LabelKey { get; init; } = "label";

    /// <summary>The entry of the file's path; <c>path</c> by default.</summary>
    public string PathKey { get; init; } = "path";

    /// <summary>The entry of the sample's number; <c>idx</c> by default.</summary>
    public string IdxKey { get; init; } = "idx";

    /// <summary>What becomes of the files' channels: colour (the default), grey, or unchanged.</summary>
    public ImageColours Mode { get; init; }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new ImageFolderDataset(this, problems);
}

/// <summary>
/// The options of torchvision's <c>ImageFolder</c>: the image is the entry <c>0</c>, the class index the entry
/// <c>1</c>.
/// </summary>
public sealed record TorchvisionImageFolderOptions : IDatasetOptions
{
    /// <summary>The folder with one folder per class.</summary>
    public required FilePath Root { get; init; }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new ImageFolderDataset(
        new ImageFolderOptions { Root = Root, ImageKey = "0", LabelKey = "1" }, problems, labelsAreIndices: true);
}

/// <summary>
/// Images in one folder per class, at any depth within it. Classes and files are in the order of their names, compared
/// character by character, so that the order is the same on every machine. Hidden files and folders, whose names begin
/// with a dot, are passed over.
/// </summary>
public sealed class ImageFolderDataset : IDataset
{
    private readonly ImageFolderOptions _options;
    private readonly bool _labelsAreIndices;
    private readonly (SourceImage Image, int Class)[] _files;
    private readonly Classification _task;

    /// <summary>Lists the files; opens none.</summary>
    /// <param name="options">The folder and the keys.</param>
    /// <param name="problems">Takes class folders without images, and what cannot be opened.</param>
    /// <param name="labelsAreIndices">Whether samples have the index of their class in place of its name; false by
    /// default.</param>
    /// <exception cref="DataException">The folder is missing, or has no class folders.</exception>
    public ImageFolderDataset(ImageFolderOptions options, DataProblems problems, bool labelsAreIndices = false)
    {
        (_options, _labelsAreIndices) = (options, labelsAreIndices);
        var root = options.Root.FullPath;
        SourceImage.RequireFolder(root);
        var walk = new FolderWalk(problems);
        var classes = walk.Folders(root).Select(folder => (Folder: folder, Images: walk.Files(folder, SourceImage.IsNamedSo)))
            .ToArray();
        foreach (var (folder, _) in classes.Where(each => each.Images.Length == 0))
        {
            problems.Add(
                $"The class folder {folder} has no image (looked for {string.Join(", ", SourceImage.Extensions)}). If "
                + "its images are one folder "
                + "deeper, point root there; otherwise take it out of the data folder, or fill it.");
        }

        classes = [.. classes.Where(each => each.Images.Length > 0)];
        if (classes.Length == 0)
        {
            throw new DataException($"The data folder {root} has no folders with images, but there must be one for each class.");
        }

        _files = [.. classes.SelectMany((each, i) => each.Images.Select(path => (SourceImage.Within(root, path), i)))];
        _task = new Classification(
            [.. classes.Select(each => Path.GetFileName(each.Folder))], options.ImageKey, options.LabelKey,
                [options.PathKey, options.IdxKey]);
    }

    /// <inheritdoc/>
    public int Count => _files.Length;

    /// <inheritdoc/>
    public LearningTask Task => _task;

    /// <inheritdoc/>
    public int? ClassOf(int index) => _files[index].Class;

    /// <inheritdoc/>
    public string Describe(int index) => _files[index].Image.Path;

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index) => _files[index].Image.Identity;

    /// <inheritdoc/>
    public ImageShape? ShapeOf(int index) => _files[index].Image.Shape(_options.Mode);

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var (image, label) = _files[index];
        return new Sample
        {
            [_options.ImageKey] = image.Load(_options.Mode),
            [_options.LabelKey] = _labelsAreIndices ? (long)label : _task.ClassNames[label],
            [_options.PathKey] = image.Path,
            [_options.IdxKey] = (long)index,
        };
    }
}
