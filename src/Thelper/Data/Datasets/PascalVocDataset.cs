using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>
/// Images in the layout of PASCAL VOC, in the order of their list. Boxes count pixels from 0 and include their last ones;
/// coordinates in fractions are rounded, and what lies beyond the image is cut off. A box without extent, beyond the image
/// or of an unknown class is a mistake. In label maps 0 is the background, and 255 are borders and classes that are not kept.
/// </summary>
public sealed class PascalVocDataset : IDataset
{
    private readonly PascalVocOptions _options;
    private readonly VocFolder _folder;
    private readonly VocContent _content;
    private readonly VocSample[] _samples;

    /// <summary>Reads the list and all annotations; opens no image.</summary>
    /// <param name="options">Task, subset and keys.</param>
    /// <param name="folder">The folder with the images.</param>
    /// <exception cref="DataException">A list is missing, or no sample is left.</exception>
    /// <exception cref="SettingException">The classes are wrong, or a target label is no class.</exception>
    internal PascalVocDataset(PascalVocOptions options, VocFolder folder)
    {
        (_options, _folder) = (options, folder);
        var classes = VocLabels.Read(options, folder);
        _content = options.Task switch
        {
            VocTask.Detect => new VocBoxes(options, folder, classes),
            VocTask.Classif => new VocFlags(options, folder, classes),
            _ => new VocMasks(options, folder, classes),
        };
        _samples = [.. VocList.Read(options, folder, classes).Select(Found).OfType<VocSample>()];
        if (_samples.Length == 0)
        {
            throw new DataException(
                $"The subset {options.Subset} of {folder.Path} has no sample that can be used for {_content.Task.Summary}.");
        }
    }

    /// <inheritdoc/>
    public int Count => _samples.Length;

    /// <inheritdoc/>
    public LearningTask Task => _content.Task;

    /// <inheritdoc/>
    public int? ClassOf(int index) => null;

    /// <inheritdoc/>
    public IReadOnlyList<int> ClassesOf(int index) => _content.ClassesOf(_samples[index]);

    /// <inheritdoc/>
    public string Describe(int index) => _samples[index].Image.Path;

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index) => _samples[index].Image.Identity;

    /// <inheritdoc/>
    public ImageShape? ShapeOf(int index) => _samples[index].Image.Shape(ImageColours.Colour);

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var item = _samples[index];
        var sample = new Sample
        {
            [_options.ImageKey] = item.Image.Load(ImageColours.Colour),
            [Task.GroundTruthKey!] = null,
            [_options.SampleNameKey] = item.Name,
            [_options.ImagePathKey] = item.Image.Path,
            [_options.GtPathKey] = item.TruthPath ?? "",
            [_options.IdxKey] = (long)index,
        };
        try
        {
            _content.AddTruth(sample, item);
            return sample;
        }
        catch
        {
            sample.Dispose();
            throw;
        }
    }

    private VocSample? Found((string Name, string Where) listed)
    {
        if (_folder.ImageOf(listed.Name) is { } image)
        {
            return _content.Find(listed.Name, image, listed.Where);
        }

        _folder.Problems.Add($"{listed.Where}: there is no image {listed.Name} in {Path.Combine(_folder.Path, "JPEGImages")}.");
        return null;
    }
}

/// <summary>An image of the subset with what is known of it.</summary>
/// <param name="Name">As it stands in the list.</param>
/// <param name="Image">The file.</param>
/// <param name="TruthPath">The annotation or the mask; null where the truth is not published.</param>
internal sealed record VocSample(string Name, SourceImage Image, string? TruthPath)
{
    /// <summary>The size that the annotation tells; null where it tells none.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>The objects that count; null where they are not known.</summary>
    public IReadOnlyList<BoundingBox>? Boxes { get; init; }

    /// <summary>The classes that occur; null where they are not known.</summary>
    public IReadOnlyList<int>? Classes { get; init; }
}
