using Thelper.Configuration;

namespace Thelper.Data.Datasets;

/// <summary>
/// The options of torchvision's <c>VOCDetection</c> and <c>VOCSegmentation</c>. The image is the entry <c>0</c>; the boxes,
/// difficult ones included, or the label map are the entry <c>1</c>.
/// </summary>
public sealed record TorchvisionVocOptions : IDatasetOptions, IValidatedOptions
{
    /// <summary>The data set's name in the catalogue.</summary>
    [ComponentName]
    public string Type { get; init; } = "";

    /// <summary>The folder with <c>VOCdevkit/VOC2012</c>, where the year is <see cref="Year"/>.</summary>
    public required FilePath Root { get; init; }

    /// <summary>2007 to 2012, or <c>2007-test</c>; 2012 by default.</summary>
    public string Year { get; init; } = "2012";

    /// <summary><c>train</c> (the default), <c>trainval</c>, <c>val</c>, or for 2007 <c>test</c>.</summary>
    [NotEmpty]
    public string ImageSet { get; init; } = "train";

    /// <summary>Whether to fetch and unpack the year's archive where its list of images is missing; false by default.</summary>
    public bool Download { get; init; }

    /// <summary>The address of a folder with the archive, to fetch it from there and not from its publishers.</summary>
    public string? Mirror { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        var years = VocArchive.All.Select(archive => archive.Year).ToArray();
        return years.Contains(Year) ? WebAddress.Problem(nameof(Mirror), Mirror)
            : [new OptionsProblem(nameof(Year), $"must be one of {string.Join(", ", years)}, but is {Year}.")];
    }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems)
    {
        var (root, year) = (Root.FullPath, "VOC" + Year[..4]);
        var options = new PascalVocOptions
        {
            Root = Root,
            Task = Type.EndsWith("VOCSegmentation", StringComparison.Ordinal) ? VocTask.Segm : VocTask.Detect,
            Subset = ImageSet,
            Download = Download,
            Mirror = Mirror,
            UseDifficult = true,
            UseEmpty = true,
            ImageKey = "0",
            BboxesKey = "1",
            LabelMapKey = "1",
        };
        return options.Open(
            VocArchive.All.First(archive => archive.Year == Year),
            [Path.Combine(root, "VOCdevkit", year), Path.Combine(root, "TrainVal", "VOCdevkit", year), Path.Combine(root, year)],
            problems);
    }
}
