using Thelper.Configuration;

namespace Thelper.Data.Datasets;

/// <summary>What a data set in COCO's format is used for.</summary>
public enum CocoTask
{
    /// <summary>A box and a class for each object.</summary>
    Detect,

    /// <summary>A class for each pixel.</summary>
    Segm,
}

/// <summary>The options of <see cref="CocoDataset"/>.</summary>
public sealed record CocoOptions : IDatasetOptions
{
    /// <summary>The folder in which the annotations' file names start.</summary>
    public required FilePath Root { get; init; }

    /// <summary>The JSON file of the instances.</summary>
    [ConfigKey("annotations")]
    [Alias("ann_file", "annFile", "annotation_file")]
    public required FilePath AnnotationFile { get; init; }

    /// <summary><c>detect</c> (the default) or <c>segm</c>.</summary>
    public CocoTask Task { get; init; }

    /// <summary>Whether annotations of groups of objects that were not told apart count; true by default.</summary>
    public bool UseCrowd { get; init; } = true;

    /// <summary>Whether images without an object that counts are samples, too; false by default.</summary>
    public bool UseEmpty { get; init; }

    /// <summary>The entry of the image; <c>image</c> by default.</summary>
    public string ImageKey { get; init; } = "image";

    /// <summary>The entry of the list of boxes; <c>bboxes</c> by default.</summary>
    public string BboxesKey { get; init; } = "bboxes";

    /// <summary>The entry of the label map; <c>label_map</c> by default.</summary>
    public string LabelMapKey { get; init; } = "label_map";

    /// <summary>The entry of the image's path; <c>path</c> by default.</summary>
    public string PathKey { get; init; } = "path";

    /// <summary>The entry of the image's number in the JSON file; <c>image_id</c> by default.</summary>
    public string ImageIdKey { get; init; } = "image_id";

    /// <summary>The entry of the sample's number; <c>idx</c> by default.</summary>
    public string IdxKey { get; init; } = "idx";

    /// <summary>What becomes of the images' channels: colour (the default), grey, or unchanged.</summary>
    public ImageColours Mode { get; init; }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new CocoDataset(this, problems);
}

/// <summary>
/// The options of torchvision's <c>CocoDetection</c>. The image is the entry <c>0</c>, the list of boxes the entry <c>1</c>.
/// </summary>
public sealed record TorchvisionCocoOptions : IDatasetOptions
{
    /// <summary>The folder of the images.</summary>
    public required FilePath Root { get; init; }

    /// <summary>The JSON file of the instances.</summary>
    [ConfigKey("annFile")]
    [Alias("ann_file")]
    public required FilePath AnnFile { get; init; }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new CocoDataset(
        new CocoOptions { Root = Root, AnnotationFile = AnnFile, UseEmpty = true, ImageKey = "0", BboxesKey = "1" }, problems);
}
