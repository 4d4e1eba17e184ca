using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>The options of <see cref="SuperResFolderDataset"/>.</summary>
public sealed record SuperResFolderOptions : IDatasetOptions, IValidatedOptions
{
    /// <summary>The folder, which is gone through at any depth.</summary>
    public required FilePath Root { get; init; }

    /// <summary>By how much the image of little detail is smaller, above 1; 2 by default.</summary>
    public double DownscaleFactor { get; init; } = 2;

    /// <summary>Whether the image of little detail is enlarged again to the size of the other; true by default.</summary>
    public bool RescaleLowres { get; init; } = true;

    /// <summary>
    /// Width and height, or one number for a square, of the middle that is cut out first; by default the whole image. A
    /// smaller image gets a black border.
    /// </summary>
    [AllowSingle]
    public IReadOnlyList<int>? CenterCrop { get; init; }

    /// <summary>The entry of the image of little detail; <c>lowres_image</c> by default.</summary>
    public string LowresImageKey { get; init; } = "lowres_image";

    /// <summary>The entry of the image of much detail; <c>highres_image</c> by default.</summary>
    public string HighresImageKey { get; init; } = "highres_image";

    /// <summary>The entry of the file's path; <c>path</c> by default.</summary>
    public string PathKey { get; init; } = "path";

    /// <summary>The entry of the sample's number; <c>idx</c> by default.</summary>
    public string IdxKey { get; init; } = "idx";

    /// <summary>
    /// The entry of the name of the folder, directly within the root, that the file is in; <c>label</c> by default.
    /// </summary>
    public string LabelKey { get; init; } = "label";

    /// <summary>What becomes of the files' channels: colour (the default), grey, or unchanged.</summary>
    public ImageColours Mode { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (!(DownscaleFactor > 1 && double.IsFinite(DownscaleFactor)))
        {
            yield return new(nameof(DownscaleFactor), FormattableString.Invariant($"must be above 1, but is {DownscaleFactor}."));
        }

        if (CenterCrop is not (null or [> 0] or [> 0, > 0]))
        {
            yield return new(
                nameof(CenterCrop), $"must be one number or [width, height], above 0, but is [{string.Join(", ", CenterCrop)}].");
        }
    }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new SuperResFolderDataset(this, problems);
}

/// <summary>
/// Pairs of an image and the same image with less detail, which is made by shrinking it bilinearly. Sizes of the shrunk
/// image are rounded to whole pixels, halves to the even number, and are at least 1.
/// </summary>
public sealed class SuperResFolderDataset : IDataset
{
    private readonly SuperResFolderOptions _options;
    private readonly SourceImage[] _images;

    /// <summary>Lists the files; opens none.</summary>
    /// <param name="options">The folder, the factor and the keys.</param>
    /// <param name="problems">Takes what cannot be opened.</param>
    /// <exception cref="DataException">The folder is missing, or has no image.</exception>
    public SuperResFolderDataset(SuperResFolderOptions options, DataProblems problems)
    {
        _options = options;
        _images = SourceImage.Below(options.Root.FullPath, problems);
        Task = new SuperResolution(
            options.LowresImageKey, options.HighresImageKey, [options.PathKey, options.IdxKey, options.LabelKey]);
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

    /// <summary>The size of the image of little detail without decoding the file, or null where that cannot be told.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    public ImageShape? ShapeOf(int index)
    {
        if (_images[index].Shape(_options.Mode) is not { } shape)
        {
            return null;
        }

        var (width, height) = _options.CenterCrop is { } crop ? (crop[0], crop[^1]) : (shape.Width, shape.Height);
        return _options.RescaleLowres
            ? shape with { Width = width, Height = height }
            : shape with { Width = Shrunk(width), Height = Shrunk(height) };
    }

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var image = _images[index];
        var full = Cropped(image.Decode(_options.Mode));
        var slash = image.Name.IndexOf('/', StringComparison.Ordinal);
        return new Sample
        {
            [_options.LowresImageKey] = new SampleImage(WithLessDetail(full)),
            [_options.HighresImageKey] = new SampleImage(full),
            [_options.LabelKey] = slash < 0 ? "" : image.Name[..slash],
            [_options.PathKey] = image.Path,
            [_options.IdxKey] = (long)index,
        };
    }

    private int Shrunk(int side) => Math.Max(1, (int)Math.Round(side / _options.DownscaleFactor));

    private Image WithLessDetail(Image full)
    {
        var small = full.Resize(Shrunk(full.Width), Shrunk(full.Height));
        if (!_options.RescaleLowres)
        {
            return small;
        }

        using (small)
        {
            return small.Resize(full.Width, full.Height);
        }
    }

    /// <summary>The middle of an image, which is disposed if it is not all of it.</summary>
    private Image Cropped(Image image)
    {
        if (_options.CenterCrop is not { } crop)
        {
            return image;
        }

        var (width, height) = (crop[0], crop[^1]);
        using (image)
        {
            var (missingX, missingY) = (Math.Max(0, width - image.Width), Math.Max(0, height - image.Height));
            using var padded = image.Pad(missingX / 2, missingY / 2, missingX - (missingX / 2), missingY - (missingY / 2));
            return padded.Crop((padded.Width - width) / 2, (padded.Height - height) / 2, width, height);
        }
    }
}
