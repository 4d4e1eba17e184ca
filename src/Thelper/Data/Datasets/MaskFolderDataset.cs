using System.IO.Enumeration;
using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>
/// Images in one folder and, under the same names in another, masks that tell the class of each pixel. Both folders are
/// gone through at any depth; a mask may have another extension than its image. Samples are in the order of their names.
/// </summary>
public sealed class MaskFolderDataset : IDataset
{
    private readonly MaskFolderOptions _options;
    private readonly MaskLabels _labels;
    private readonly (SourceImage Image, SourceImage Mask)[] _pairs;

    /// <summary>Lists the files; opens none.</summary>
    /// <param name="options">The folders, and what masks mean.</param>
    /// <param name="problems">Takes images without masks, masks without images, and what cannot be opened.</param>
    /// <exception cref="DataException">A folder is missing, or no image has a mask.</exception>
    /// <exception cref="Configuration.SettingException">The classes do not fit the other settings.</exception>
    public MaskFolderDataset(MaskFolderOptions options, DataProblems problems)
    {
        _options = options;
        var task = options.ReadTask();
        (Task, _labels) = (task, options.ReadLabels(task));
        var (imageFolder, maskFolder) = options.Folders();
        var images = ByStem(imageFolder, options.ImageGlob, suffix: "", problems);
        var masks = ByStem(maskFolder, options.MaskGlob, options.MaskSuffix, problems);
        foreach (var (stem, image) in images.Where(image => !masks.ContainsKey(image.Key)))
        {
            problems.Add($"The image {image.Path} has no mask: there is no {stem}{options.MaskSuffix} with an image's "
                + $"extension in {maskFolder}.");
        }

        foreach (var (stem, mask) in masks.Where(mask => !images.ContainsKey(mask.Key)))
        {
            problems.Add($"The mask {mask.Path} has no image: there is no {stem} with an image's extension in {imageFolder}.");
        }

        _pairs = [.. from image in images where masks.ContainsKey(image.Key) select (image.Value, masks[image.Key])];
        if (_pairs.Length == 0)
        {
            throw new DataException($"No image of {imageFolder} has a mask of the same name in {maskFolder}.");
        }
    }

    /// <inheritdoc/>
    public int Count => _pairs.Length;

    /// <inheritdoc/>
    public LearningTask Task { get; }

    /// <inheritdoc/>
    public int? ClassOf(int index) => null;

    /// <inheritdoc/>
    public string Describe(int index) => _pairs[index].Image.Path;

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index) => _pairs[index].Image.Identity;

    /// <inheritdoc/>
    public ImageShape? ShapeOf(int index) => _pairs[index].Image.Shape(_options.Mode);

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var (image, mask) = _pairs[index];
        var sample = new Sample
        {
            [_options.ImageKey] = image.Load(_options.Mode),
            [_options.LabelMapKey] = null,
            [_options.PathKey] = image.Path,
            [_options.MaskPathKey] = mask.Path,
            [_options.IdxKey] = (long)index,
        };
        try
        {
            sample[_options.LabelMapKey] = _labels.Read(mask);
            RequireOneSize(sample, _options.ImageKey, _options.LabelMapKey, image.Path, mask.Path);
            return sample;
        }
        catch
        {
            sample.Dispose();
            throw;
        }
    }

    /// <exception cref="DataException">The image and the label map have different sizes.</exception>
    internal static void RequireOneSize(Sample sample, string imageKey, string labelMapKey, string imagePath, string maskPath)
    {
        var (image, mask) = ((SamplePixels)sample[imageKey]!, (SamplePixels)sample[labelMapKey]!);
        if ((image.Width, image.Height) != (mask.Width, mask.Height))
        {
            throw new DataException(
                $"The mask {maskPath} has {mask.Width} x {mask.Height} pixels, but its image {imagePath} has "
                + $"{image.Width} x {image.Height}.");
        }
    }

    /// <summary>The images of a folder by their names without extension and suffix, in the order of these.</summary>
    private static SortedDictionary<string, SourceImage> ByStem(string folder, string? glob, string suffix, DataProblems problems)
    {
        SourceImage.RequireFolder(folder);
        var found = new SortedDictionary<string, SourceImage>(StringComparer.Ordinal);
        foreach (var path in new FolderWalk(problems).Files(folder, IsWanted))
        {
            var image = SourceImage.Within(folder, path);
            var stem = image.Name[..^Path.GetExtension(image.Name).Length];
            if (!stem.EndsWith(suffix, StringComparison.Ordinal))
            {
                continue;
            }

            if (!found.TryAdd(stem[..^suffix.Length], image))
            {
                problems.Add($"The folder {folder} has both {found[stem[..^suffix.Length]].Name} and {image.Name}; take "
                    + "one out, or choose by a glob.");
            }
        }

        return found;

        bool IsWanted(string name) =>
            glob is null ? SourceImage.IsNamedSo(name) : FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: false);
    }
}
