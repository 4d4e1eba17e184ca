using Thelper.Data;
using Thelper.Tasks;
using Thelper.Transforms;
using Thelper.Transforms.Torchvision;
using Thelper.Vision;

namespace Thelper.Tests.Transforms.Torchvision;

/// <summary>A bright square with its label and its box, after each operation that moves pixels.</summary>
public sealed class LinkedTests
{
    private const int Size = 48;
    private const int First = 20;
    private const int Side = 9;
    private const byte Label = 3;
    private const int Samples = 12;

    // Neighbours of the square are mixed with it where an image is resampled.
    private const float Bright = 128;

    public static TheoryData<ITransformOptions> Operations =>
    [
        new Thelper.Transforms.Torchvision.ResizeOptions { Size = [60] },
        new Thelper.Transforms.Torchvision.ResizeOptions { Size = [31, 40], Antialias = false },
        new Thelper.Transforms.Torchvision.CenterCropOptions { Size = [40, 36] },
        new Thelper.Transforms.Torchvision.CenterCropOptions { Size = [40, 56] },
        new PadOptions { Padding = [3, 5, 1, 2] },
        new RandomCropOptions { Size = [36], Padding = [4] },
        new RandomCropOptions { Size = [50, 60], PadIfNeeded = true },
        new RandomVerticalFlipOptions(),
        new RandomHorizontalFlipOptions(),
        new RandomRotationOptions { Degrees = [40] },
        new RandomRotationOptions { Degrees = [180], Expand = true, Interpolation = InterpolationMode.Bilinear },
        new RandomRotationOptions { Degrees = [30], Expand = true, Center = [3, 40] },
        new RandomAffineOptions { Degrees = [15], Translate = [0.1, 0.2], Scale = [0.8, 1.3], Shear = [-9, 9, -7, 7] },
        new RandomPerspectiveOptions { P = 1, DistortionScale = 0.4 },
        new ElasticTransformOptions { Alpha = [40] },
        new RandomResizedCropOptions { Size = [40, 30], Scale = [0.6, 1], Antialias = true },
        new RandomOrderOptions
        {
            Transforms =
            [
                new() { Operation = new RandomVerticalFlipOptions() },
                new() { Operation = new RandomRotationOptions { Degrees = [20] } },
            ],
        },
        new RandomChoiceOptions
        {
            Transforms =
            [
                new() { Operation = new RandomVerticalFlipOptions { P = 1 } },
                new() { Operation = new RandomHorizontalFlipOptions { P = 1 } },
            ],
        },
        new RandomApplyOptions { Transforms = [new() { Operation = new RandomVerticalFlipOptions { P = 1 } }] },
        new Thelper.Transforms.Torchvision.ComposeOptions { Transforms = [new() { Operation = new RandomVerticalFlipOptions() }] },
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Labels_stay_on_their_object(ITransformOptions options) => Assert.All(Range(), i =>
    {
        using var sample = Transformed(options, i);
        var (bright, labelled) = (BrightIn(sample), LabelledIn(sample));

        // The rim may differ, since labels are never mixed.
        Assert.InRange(bright.Intersect(labelled).Count(), 0.85 * Math.Max(bright.Count, labelled.Count), int.MaxValue);
    });

    [Theory]
    [MemberData(nameof(Operations))]
    public void Boxes_stay_around_their_object(ITransformOptions options) => Assert.All(Range(), i =>
    {
        using var sample = Transformed(options, i);
        var labelled = LabelledIn(sample);
        var extent = Assert.Single((IReadOnlyList<BoundingBox>)sample["boxes"]!).Extent;

        Assert.All(labelled, pixel =>
        {
            Assert.InRange(pixel.X + 0.5, extent.Left - 0.6, extent.Right + 0.6);
            Assert.InRange(pixel.Y + 0.5, extent.Top - 0.6, extent.Bottom + 0.6);
        });
        Assert.InRange(labelled.Min(pixel => pixel.X), extent.Left - 1, extent.Left + 3);
        Assert.InRange(labelled.Max(pixel => pixel.Y), extent.Bottom - 4, extent.Bottom);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(9)]
    public void Labels_and_boxes_of_ten_crops_stay_on_their_object(int crop)
    {
        using var sample = Marked();

        new TenCropOptions { Size = [40] }.Create().Apply(sample.Entries, new CounterRandom(7, 0, 0, 0));

        var labelled = LabelledIn((LabelMap)((SampleList)sample["labels"]!)[crop]!);
        Assert.Equal(BrightIn((SampleImage)((SampleList)sample["image"]!)[crop]!), labelled);
        var box = Assert.Single((IReadOnlyList<BoundingBox>)((SampleList)sample["boxes"]!)[crop]!);
        Assert.Equal(
            new Extent(labelled.Min(p => p.X), labelled.Min(p => p.Y), labelled.Max(p => p.X) + 1, labelled.Max(p => p.Y) + 1),
            box.Extent);
    }

    [Theory]
    [InlineData("ShearX")]
    [InlineData("ShearY")]
    [InlineData("TranslateX")]
    [InlineData("TranslateY")]
    [InlineData("Rotate")]
    public void The_policies_motions_take_labels_along(string kind)
    {
        using var sample = Marked();
        var before = LabelledIn(sample);

        new Augmentation(Enum.Parse<AugmentationKind>(kind), 6, IsNegative: true)
            .Create(AutoAugment.Space, new(InterpolationMode.Nearest, null))
            .Apply(sample.Entries, new CounterRandom(7, 0, 0, 0));

        Assert.NotEqual(before, LabelledIn(sample));
        Assert.Equal(BrightIn(sample), LabelledIn(sample));
    }

    [Fact]
    public void Images_of_a_sample_share_their_decision() => Assert.All(Range(), i =>
    {
        using var sample = new Sample { ["a"] = new SampleImage(Peer.Rough()), ["b"] = new SampleImage(Peer.Rough()) };
        foreach (var options in (ITransformOptions[])
        [
            new ColorJitterOptions { Brightness = [0.5], Contrast = [0.5], Saturation = [0.5], Hue = [0.3] },
            new TrivialAugmentWideOptions(), new RandAugmentOptions(), new AutoAugmentOptions(), new AugMixOptions(),
            new RandomErasingOptions(), new GaussianBlurOptions { KernelSize = [5] },
        ])
        {
            options.Create().Apply(sample.Entries, new CounterRandom(7, 0, i, 0));
        }

        Peer.Read((SampleImage)sample["a"]!).MustEqual(Peer.Read((SampleImage)sample["b"]!));
    });

    private static IEnumerable<uint> Range() => Enumerable.Range(0, Samples).Select(i => (uint)i);

    private static Sample Transformed(ITransformOptions options, uint index)
    {
        var sample = Marked();
        options.Create().Apply(sample.Entries, new CounterRandom(7, 0, index, 0));
        return sample;
    }

    private static Sample Marked()
    {
        var (image, labels) = (new Image(Size, Size, 1, PixelDepth.UInt8), new Image(Size, Size, 1, PixelDepth.UInt8));
        for (var i = 0; i < Side * Side; i++)
        {
            var place = ((First + (i / Side)) * Size) + First + (i % Side);
            (image.AsSpan<byte>()[place], labels.AsSpan<byte>()[place]) = (255, Label);
        }

        return new Sample
        {
            ["image"] = new SampleImage(image),
            ["labels"] = new LabelMap(labels),
            ["boxes"] = new List<BoundingBox> { new(3, First, First, First + Side - 1, First + Side - 1) },
        };
    }

    private static List<(int X, int Y)> BrightIn(Sample sample) => BrightIn((SampleImage)sample["image"]!);

    private static List<(int X, int Y)> BrightIn(SampleImage image)
    {
        var values = new float[image.Width * image.Height];
        image.WriteTo(values);
        return Places(values.Length, image.Width, i => values[i] > Bright);
    }

    private static List<(int X, int Y)> LabelledIn(Sample sample) => LabelledIn((LabelMap)sample["labels"]!);

    private static List<(int X, int Y)> LabelledIn(LabelMap labels)
    {
        var values = new long[labels.Width * labels.Height];
        labels.WriteTo(values);
        return Places(values.Length, labels.Width, i => values[i] == Label);
    }

    private static List<(int X, int Y)> Places(int count, int width, Predicate<int> isMeant) =>
        [.. Enumerable.Range(0, count).Where(i => isMeant(i)).Select(i => (i % width, i / width))];
}
