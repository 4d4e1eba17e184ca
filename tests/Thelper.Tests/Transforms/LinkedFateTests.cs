using Thelper.Data;
using Thelper.Tasks;
using Thelper.Transforms;
using Thelper.Transforms.Torchvision;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

/// <summary>One bright pixel, with its label and its box, after a random transform.</summary>
public sealed class LinkedFateTests
{
    private const int Size = 20;
    private const int Samples = 40;

    public static TheoryData<ITransformOptions> Operations =>
    [
        new RandomHorizontalFlipOptions(),
        new Thelper.Transforms.ResizeOptions { Dsize = [40, 60], Interp = OpenCvInterpolation.NearestExact },
        new RandomResizedCropOptions { Size = [30], Scale = [0.3, 1], Interpolation = InterpolationMode.Nearest },
        Configured.Options("CenterCrop size: [14, 9]"),
        Configured.Options("CenterCrop size: [31, 26]"),
        Configured.Options("RandomResizedCrop output_size: [30, 20], flags: nearest_exact"),
        Configured.Options("RandomResizedCrop output_size: null, input_size: [[8, 16], [10, 20]], ratio: null"),
        Configured.Options("Resize dsize: [0, 0], fx: 1.5, fy: 2.25, interp: nearest_exact"),
        Configured.Options("Affine transf: [1.5, 0.5, -6, -0.5, 1.5, 3], flags: nearest"),
        Configured.Options("Affine transf: [[2, 0, 0.5], [0, 2, 0.5]], out_size: [40, 40], flags: nearest"),
        Configured.Options("RandomShift min: [-12, -8], max: [10, 9], flags: nearest"),
        Configured.Options("Transpose axes: [1, 0, 2]"),
        Configured.Options("Transpose axes: [1, 0]"),
        Configured.Options(
            "Compose transforms: [{operation: thelper.transforms.RandomShift, params: {min: -3, max: 3, flags: nearest}}, "
            + "{operation: thelper.transforms.CenterCrop, params: {size: 15}}]"),
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Labels_stay_on_their_pixels(ITransformOptions options) => Assert.All(Range(), i =>
    {
        using var sample = Transformed(options, i);

        Assert.Equal(Bright(sample), Labelled(sample));
    });

    [Theory]
    [MemberData(nameof(Operations))]
    public void Boxes_stay_on_their_pixels(ITransformOptions options) => Assert.All(Range(), i =>
    {
        using var sample = Transformed(options, i);
        var bright = Bright(sample);
        var box = Assert.Single((IReadOnlyList<BoundingBox>)sample["boxes"]!);

        Assert.All(bright, pixel =>
        {
            Assert.InRange(pixel.X + 0.5, box.Extent.Left, box.Extent.Right);
            Assert.InRange(pixel.Y + 0.5, box.Extent.Top, box.Extent.Bottom);
        });
    });

    private static IEnumerable<uint> Range() => Enumerable.Range(0, Samples).Select(i => (uint)i);

    /// <summary>The pixel lies in the middle, so that no crop that covers a third of the image loses it for sure; the
    /// lost ones are left out by drawing again.</summary>
    private static Sample Transformed(ITransformOptions options, uint index)
    {
        for (var epoch = 0u; ; epoch++)
        {
            var sample = Marked();
            options.Create().Apply(sample.Entries, new CounterRandom(7, epoch, index, 0));
            if (Bright(sample).Count > 0)
            {
                return sample;
            }

            sample.Dispose();
        }
    }

    private static Sample Marked()
    {
        var (image, labels) = (new Image(Size, Size, 1, PixelDepth.UInt8), new Image(Size, Size, 1, PixelDepth.UInt8));
        image.AsSpan<byte>()[(9 * Size) + 12] = 255;
        labels.AsSpan<byte>()[(9 * Size) + 12] = 3;
        return new Sample
        {
            ["image"] = new SampleImage(image),
            ["labels"] = new LabelMap(labels),
            ["boxes"] = new List<BoundingBox> { new(3, 12, 9, 12, 9) },
        };
    }

    private static List<(int X, int Y)> Bright(Sample sample)
    {
        var image = (SampleImage)sample["image"]!;
        var values = new float[image.Width * image.Height];
        image.WriteTo(values);
        return [.. Enumerable.Range(0, values.Length).Where(i => values[i] > 0).Select(i => (i % image.Width, i / image.Width))];
    }

    private static List<(int X, int Y)> Labelled(Sample sample)
    {
        var labels = (LabelMap)sample["labels"]!;
        var values = new long[labels.Width * labels.Height];
        labels.WriteTo(values);
        return [.. Enumerable.Range(0, values.Length).Where(i => values[i] == 3).Select(i => (i % labels.Width, i / labels.Width))];
    }
}
