using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Train.Detecting;

internal sealed record BoxedDatasetOptions : IDatasetOptions
{
    public const string Name = "tests.BoxedDataset";

    public int Count { get; init; } = 5;

    /// <summary>Where the task says that the image is; it always is under <c>image</c>.</summary>
    public string InputKey { get; init; } = "image";

    /// <summary>Where the task says that the boxes are; they always are under <c>bboxes</c>.</summary>
    public string BoxesKey { get; init; } = "bboxes";

    /// <summary>Whether the objects are not known.</summary>
    public bool Unknown { get; init; }

    /// <summary>Whether there is a crowd in each image besides.</summary>
    public bool Crowds { get; init; }

    /// <summary>Whether there is a box that covers nothing in each image besides.</summary>
    public bool Flat { get; init; }

    /// <summary>Whether there are two objects in each image besides that are said to be in two images.</summary>
    public bool Mixed { get; init; }

    /// <summary>Whether the images are noise, which networks with many normalisations need to learn from.</summary>
    public bool Noisy { get; init; }

    public IDataset Open(DataProblems problems) => new BoxedDataset(this);
}

/// <summary>
/// Images of 8×8 pixels, mostly black, with 0, 1, 2, 0, 1, 2 … objects: a cat whose box includes its margin in an image without a name,
/// and a dog in continuous coordinates in an image with one.
/// </summary>
internal sealed class BoxedDataset(BoxedDatasetOptions options) : IDataset
{
    public int Count => options.Count;

    public LearningTask Task { get; } = new Detection(["background", "cat", "dog"], options.InputKey, options.BoxesKey);

    public int? ClassOf(int index) => null;

    public string Describe(int index) => $"boxed {index}";

    public Sample Load(int index) => new()
    {
        ["image"] = new SampleImage(ImageOf(index)),
        ["bboxes"] = options.Unknown ? null : BoxesOf(index).ToArray(),
        ["idx"] = (long)index,
    };

    private Image ImageOf(int index)
    {
        var image = new Image(8, 8, 3, PixelDepth.UInt8);
        if (options.Noisy)
        {
            new Random(index).NextBytes(image.AsSpan<byte>());
        }

        return image;
    }

    private IEnumerable<BoundingBox> BoxesOf(int index)
    {
        if (index % 3 > 0)
        {
            yield return new BoundingBox(1, 1, 2, 3, 5);
        }

        if (index % 3 > 1)
        {
            yield return new BoundingBox(2, 0.5, 3, 4.5, 8) { IncludesMargin = false, ImageId = options.Flat ? "flat" : $"image{index}" };
        }

        if (options.Crowds)
        {
            yield return new BoundingBox(1, 0, 0, 7, 7) { IsCrowd = true };
        }

        if (options.Mixed)
        {
            yield return new BoundingBox(1, 1, 1, 2, 2) { ImageId = "one" };
            yield return new BoundingBox(1, 3, 3, 4, 4) { ImageId = "another" };
        }

        if (options.Flat)
        {
            yield return new BoundingBox(1, 4, 4, 4, 6) { IncludesMargin = false, ImageId = "flat" };
        }
    }
}
