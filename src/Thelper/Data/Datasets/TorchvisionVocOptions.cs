using Thelper.Configuration;

namespace Thelper.Data.Datasets;

/// <summary>
/// The options of torchvision's <c>VOCDetection</c> and <c>VOCSegmentation</c>. The image is the entry <c>0</c>; the boxes,
/// difficult ones included, or the label map are the entry <c>1</c>.
/// </summary>
public sealed record TorchvisionVocOptions : IDatasetOptions, IValidatedOptions
{
    private static readonly string[] Years = ["2007", "2007-test", "2008", "2009", "2010", "2011", "2012"];

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

    /// <summary>Not offered: archives must be unpacked beforehand.</summary>
    public bool Download { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (!Years.Contains(Year))
        {
            yield return new(nameof(Year), $"must be one of {string.Join(", ", Years)}, but is {Year}.");
        }
    }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems)
    {
        var root = Root.FullPath;
        SourceImage.RequireFolder(root);
        if (Download)
        {
            throw new SettingException(this, nameof(Download),
                "is true, but this set is not downloaded; unpack the archives of http://host.robots.ox.ac.uk/pascal/VOC "
                + "into root, and leave it out.");
        }

        var year = "VOC" + Year[..4];
        var options = new PascalVocOptions
        {
            Root = Root,
            Task = Type.EndsWith("VOCSegmentation", StringComparison.Ordinal) ? VocTask.Segm : VocTask.Detect,
            Subset = ImageSet,
            UseDifficult = true,
            UseEmpty = true,
            ImageKey = "0",
            BboxesKey = "1",
            LabelMapKey = "1",
        };
        return new PascalVocDataset(options, VocFolder.Find(
            [Path.Combine(root, "VOCdevkit", year), Path.Combine(root, "TrainVal", "VOCdevkit", year),
                Path.Combine(root, year)], problems));
    }
}
