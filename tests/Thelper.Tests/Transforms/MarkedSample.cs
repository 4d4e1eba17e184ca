using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

/// <summary>A bright rectangle with its labels and its box, and how to find each of them again.</summary>
internal static class MarkedSample
{
    public const int Width = 60;
    public const int Height = 48;
    public const byte Label = 3;
    private const byte Bright = 255;
    private const float Half = 127.5f;

    public static Sample Create()
    {
        var (image, labels) = (new Image(Width, Height, 3, PixelDepth.UInt8), new Image(Width, Height, 1, PixelDepth.UInt8));
        image.FillRectangle(24, 17, 14, 9, Bright);
        labels.FillRectangle(24, 17, 14, 9, Label);
        return new Sample
        {
            ["image"] = new SampleImage(image),
            ["labels"] = new LabelMap(labels),
            ["boxes"] = new List<BoundingBox>
            {
                new(Label, 24, 17, 37, 25) { IsDifficult = true, IsTruncated = true, ImageId = "seven" },
            },
        };
    }

    public static Sample Transformed(ITransformOptions options, uint index) => Transformed(options.Create(), index);

    public static Sample Transformed(ITransform operation, uint index)
    {
        var sample = Create();
        operation.Apply(sample.Entries, new CounterRandom(11, 0, index, 0));
        return sample;
    }

    public static float[] Values(this Sample sample)
    {
        var image = (SampleImage)sample["image"]!;
        var values = new float[image.Width * image.Height * image.Channels];
        image.WriteTo(values);
        return values;
    }

    public static long[] Labels(this Sample sample)
    {
        var labels = (LabelMap)sample["labels"]!;
        var values = new long[labels.Width * labels.Height];
        labels.WriteTo(values);
        return values;
    }

    public static IReadOnlyList<BoundingBox> Boxes(this Sample sample) => (IReadOnlyList<BoundingBox>)sample["boxes"]!;

    /// <summary>Around what is brighter than half in the first channel; null where nothing is.</summary>
    public static Extent? SeenExtent(this Sample sample)
    {
        var image = (SampleImage)sample["image"]!;
        var values = sample.Values();
        return Around(image.Width, Enumerable.Range(0, image.Width * image.Height).Where(i => values[i] > Half));
    }

    /// <summary>Around what is labelled; null where nothing is.</summary>
    public static Extent? LabelledExtent(this Sample sample)
    {
        var labels = sample.Labels();
        return Around(((LabelMap)sample["labels"]!).Width, Enumerable.Range(0, labels.Length).Where(i => labels[i] == Label));
    }

    private static Extent? Around(int width, IEnumerable<int> pixels)
    {
        var points = pixels.SelectMany(i => new[] { ((double)(i % width), (double)(i / width)), ((i % width) + 1.0, (i / width) + 1.0) });
        return points.ToArray() is { Length: > 0 } found ? Extent.Around(found) : null;
    }
}
