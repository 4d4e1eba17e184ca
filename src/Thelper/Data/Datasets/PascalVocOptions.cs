using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;

namespace Thelper.Data.Datasets;

/// <summary>What a data set in the format of PASCAL VOC is used for.</summary>
public enum VocTask
{
    /// <summary>A class for each pixel.</summary>
    Segm,

    /// <summary>A box and a class for each object.</summary>
    Detect,

    /// <summary>The classes that occur in an image.</summary>
    Classif,
}

/// <summary>The options of <see cref="PascalVocDataset"/>, with the names of the Python original.</summary>
public sealed record PascalVocOptions : IDatasetOptions, IValidatedOptions
{
    /// <summary>
    /// A folder with <c>VOCdevkit/VOC2012</c>, or with <c>VOC2012</c>, or any folder in that layout itself, with
    /// <c>JPEGImages</c>, <c>ImageSets</c>, and <c>Annotations</c> or <c>SegmentationClass</c>.
    /// </summary>
    public required FilePath Root { get; init; }

    /// <summary><c>segm</c> (the default), <c>detect</c> or <c>classif</c>.</summary>
    public VocTask Task { get; init; }

    /// <summary>
    /// The list of images: <c>train</c>, <c>val</c>, <c>trainval</c> (the default), <c>test</c>, or any other in
    /// <c>ImageSets/Main</c>, for segmentation in <c>ImageSets/Segmentation</c>.
    /// </summary>
    [NotEmpty]
    public string Subset { get; init; } = "trainval";

    /// <summary>The only classes to keep, and the only images: those with one of them. All by default.</summary>
    [NotEmpty]
    public IReadOnlyList<string>? TargetLabels { get; init; }

    /// <summary>
    /// The classes, in each form that a task's <c>class_names</c> may have. By default the 20 of the challenge in a folder
    /// named VOC2007 to VOC2012, elsewhere the names in all files of <c>Annotations</c> in their order. A class
    /// <c>background</c> with the index 0 is put before a list, except for classification.
    /// </summary>
    [TextIsPath]
    public ConfigNode? ClassNames { get; init; }

    /// <summary>
    /// Whether to fetch and unpack the archive of 2012 where the list of images is missing; false by default. It has no
    /// <c>test</c>, which its publishers give only to those who register.
    /// </summary>
    public bool Download { get; init; }

    /// <summary>The address of a folder with the archive, to fetch it from there and not from its publishers.</summary>
    public string? Mirror { get; init; }

    /// <summary>Without effect: annotations are always read when the set is opened, and images when they are needed.</summary>
    public bool Preload { get; init; } = true;

    /// <summary>Whether objects count that are hard to recognise; false by default.</summary>
    public bool UseDifficult { get; init; }

    /// <summary>Whether objects count that something hides in part; true by default.</summary>
    public bool UseOccluded { get; init; } = true;

    /// <summary>Whether objects count that go on beyond their box; true by default.</summary>
    public bool UseTruncated { get; init; } = true;

    /// <summary>Whether images without an object that counts are samples of a detection, too; false by default.</summary>
    public bool UseEmpty { get; init; }

    /// <summary>
    /// The number of the first column and row in the annotations: 1, the default, as the challenge counts; 0 for annotations
    /// of programs that count from 0. Boxes of samples always count from 0.
    /// </summary>
    [Range(0, 1)]
    public int FirstPixel { get; init; } = 1;

    /// <summary>The entry of the image; <c>image</c> by default.</summary>
    public string ImageKey { get; init; } = "image";

    /// <summary>The entry of the image's name; <c>name</c> by default.</summary>
    [Alias("name_key")]
    public string SampleNameKey { get; init; } = "name";

    /// <summary>The entry of the sample's number; <c>idx</c> by default.</summary>
    public string IdxKey { get; init; } = "idx";

    /// <summary>The entry of the image's path; <c>image_path</c> by default.</summary>
    public string ImagePathKey { get; init; } = "image_path";

    /// <summary>The entry of the path of the annotation or mask; <c>gt_path</c> by default.</summary>
    public string GtPathKey { get; init; } = "gt_path";

    /// <summary>The entry of the list of boxes; <c>bboxes</c> by default.</summary>
    public string BboxesKey { get; init; } = "bboxes";

    /// <summary>The entry of the label map; <c>label_map</c> by default.</summary>
    public string LabelMapKey { get; init; } = "label_map";

    /// <summary>
    /// The entry of a classification's flags, 1 for each class that occurs and 0 for others; <c>label</c> by default.
    /// </summary>
    public string LabelKey { get; init; } = "label";

    /// <summary>The name of the list of images, from <c>ImageSets</c> on.</summary>
    internal string List => $"{(Task == VocTask.Segm ? "Segmentation" : "Main")}/{Subset}";

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => WebAddress.Problem(nameof(Mirror), Mirror);

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems)
    {
        var root = Root.FullPath;
        return Open(
            VocArchive.All[^1], [Path.Combine(root, "VOCdevkit", "VOC2012"), Path.Combine(root, "VOC2012"), root], problems);
    }

    /// <summary>Opens the set in the first of several folders, and fetches its archive before where that is asked for.</summary>
    internal PascalVocDataset Open(VocArchive archive, IReadOnlyList<string> folders, DataProblems problems)
    {
        if (Download)
        {
            archive.FetchInto(Root.FullPath, folders, List, Mirror);
        }

        SourceImage.RequireFolder(Root.FullPath);
        return new PascalVocDataset(this, VocFolder.Find(folders, problems));
    }
}
