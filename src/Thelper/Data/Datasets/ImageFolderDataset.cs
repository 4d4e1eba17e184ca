using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Vision;

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

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new ImageFolderDataset(this);
}

/// <summary>
/// Images in one folder per class, at any depth within it. Classes and files are in the order of their names, compared
/// character by character, so that the order is the same on every machine. Hidden files and folders, whose names begin
/// with a dot, are passed over. Images are colour, RGB.
/// </summary>
public sealed class ImageFolderDataset : IDataset
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".bmp", ".ppm", ".pgm", ".tif", ".tiff"];

    private static readonly EnumerationOptions Visible = new() { IgnoreInaccessible = false };
    private static readonly EnumerationOptions VisibleAtAnyDepth = new() { IgnoreInaccessible = false, RecurseSubdirectories = true };

    private readonly ImageFolderOptions _options;
    private readonly (string Path, int Class)[] _files;
    private readonly Classification _task;

    /// <summary>Lists the files; opens none.</summary>
    /// <param name="options">The folder and the keys.</param>
    /// <exception cref="DataException">The folder is missing, has no class folders, or one of them has no image.</exception>
    public ImageFolderDataset(ImageFolderOptions options)
    {
        _options = options;
        var root = options.Root.FullPath;
        if (!Directory.Exists(root))
        {
            throw new DataException($"The data folder {root} does not exist.");
        }

        var classes = Directory.GetDirectories(root, "*", Visible).Order(StringComparer.Ordinal).ToArray();
        if (classes.Length == 0)
        {
            throw new DataException($"The data folder {root} has no folders, but there must be one for each class.");
        }

        _files = [.. classes.SelectMany((folder, i) => Images(folder).Select(path => (path, i)))];
        _task = new Classification(
            [.. classes.Select(folder => Path.GetFileName(folder)!)], options.ImageKey, options.LabelKey, [options.PathKey, options.IdxKey]);
    }

    /// <inheritdoc/>
    public int Count => _files.Length;

    /// <inheritdoc/>
    public LearningTask Task => _task;

    /// <inheritdoc/>
    public int? ClassOf(int index) => _files[index].Class;

    /// <inheritdoc/>
    public string Describe(int index) => _files[index].Path;

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var (path, label) = _files[index];
        try
        {
            return new Sample
            {
                [_options.ImageKey] = new SampleImage(EncodedImage.Load(path)),
                [_options.LabelKey] = _task.ClassNames[label],
                [_options.PathKey] = path,
                [_options.IdxKey] = (long)index,
            };
        }
        catch (ImageException exception)
        {
            throw new DataException(exception.Message, exception);
        }
    }

    private static string[] Images(string folder)
    {
        var images = Directory.EnumerateFiles(folder, "*", VisibleAtAnyDepth)
            .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return images.Length > 0 ? images : throw new DataException(
            $"The class folder {folder} has no image (looked for {string.Join(", ", Extensions)}). If its images are one folder deeper, point root there; otherwise take it out of the data folder, or fill it.");
    }
}
