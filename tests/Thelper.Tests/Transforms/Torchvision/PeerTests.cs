using System.Text.Json;
using Thelper.Data;
using Thelper.Transforms;
using Thelper.Transforms.Geometries;
using Thelper.Transforms.Torchvision;
using CenterCropOptions = Thelper.Transforms.Torchvision.CenterCropOptions;
using ResizeOptions = Thelper.Transforms.Torchvision.ResizeOptions;

namespace Thelper.Tests.Transforms.Torchvision;

/// <summary>The same numbers as torchvision 0.14 gives for Pillow's images.</summary>
public sealed class PeerTests
{
    public static TheoryData<string, ITransformOptions> Exact => new()
    {
        { "center", new CenterCropOptions { Size = [9, 13] } },
        { "center_large", new CenterCropOptions { Size = [31, 13] } },
        { "hflip", new RandomHorizontalFlipOptions { P = 1 } },
        { "vflip", new RandomVerticalFlipOptions { P = 1 } },
        { "pad_constant", new PadOptions { Padding = [3, 2, 5, 4], Fill = [10, 20, 30] } },
        { "pad_edge", new PadOptions { Padding = [4, 6], PaddingMode = PaddingMode.Edge } },
        { "pad_reflect", new PadOptions { Padding = [4], PaddingMode = PaddingMode.Reflect } },
        { "pad_symmetric", new PadOptions { Padding = [4], PaddingMode = PaddingMode.Symmetric } },
        { "pad_edge", new RandomCropOptions { Size = [36, 40], Padding = [4, 6], PaddingMode = PaddingMode.Edge } },
        { "posterize", new RandomPosterizeOptions { Bits = 3, P = 1 } },
        { "solarize", new RandomSolarizeOptions { Threshold = 100, P = 1 } },
        { "invert", new RandomInvertOptions { P = 1 } },
        { "equalize", new RandomEqualizeOptions { P = 1 } },
        { "autocontrast", new RandomAutocontrastOptions { P = 1 } },
        { "grey", new GrayscaleOptions() },
        { "grey3", new GrayscaleOptions { NumOutputChannels = 3 } },
        { "grey3", new RandomGrayscaleOptions { P = 1 } },
        { "brightness", new ColorJitterOptions { Brightness = [1.4, 1.4] } },
        { "darkness", new ColorJitterOptions { Brightness = [0.37, 0.37] } },
        { "contrast", new ColorJitterOptions { Contrast = [1.7, 1.7] } },
        { "contrast_low", new ColorJitterOptions { Contrast = [0.4, 0.4] } },
        { "saturation", new ColorJitterOptions { Saturation = [1.8, 1.8] } },
        { "saturation_low", new ColorJitterOptions { Saturation = [0.3, 0.3] } },
        { "hue", new ColorJitterOptions { Hue = [0.21, 0.21] } },
        { "hue_back", new ColorJitterOptions { Hue = [-0.34, -0.34] } },
        { "sharp", new RandomAdjustSharpnessOptions { SharpnessFactor = 2.5, P = 1 } },
        { "smooth", new RandomAdjustSharpnessOptions { SharpnessFactor = 0.2, P = 1 } },
        { "resize_bilinear", new ResizeOptions { Size = [11, 17] } },
        { "resize_larger", new ResizeOptions { Size = [50, 47] } },
        { "resize_bicubic", new ResizeOptions { Size = [11, 40], Interpolation = InterpolationMode.Bicubic } },
        { "resize_lanczos", new ResizeOptions { Size = [13, 11], Interpolation = InterpolationMode.Lanczos } },
        { "resize_box", new ResizeOptions { Size = [7, 11], Interpolation = InterpolationMode.Box } },
        { "resize_nearest", new ResizeOptions { Size = [16, 64], Interpolation = InterpolationMode.Nearest } },
        { "resize_edge", new ResizeOptions { Size = [15] } },
        { "resize_max", new ResizeOptions { Size = [15], MaxSize = 18 } },
        { "rotate_quarter", new RandomRotationOptions { Degrees = [90, 90], Expand = true } },
        { "rotate_half", new RandomRotationOptions { Degrees = [180, 180] } },
    };

    public static TheoryData<string, ITransformOptions> Resampled => new()
    {
        { "rotate", new RandomRotationOptions { Degrees = [30, 30], Interpolation = InterpolationMode.Bilinear } },
        {
            "rotate_center",
            new RandomRotationOptions { Degrees = [-25, -25], Interpolation = InterpolationMode.Bilinear, Center = [10, 14] }
        },
        {
            "rotate_expand",
            new RandomRotationOptions { Degrees = [30, 30], Interpolation = InterpolationMode.Bilinear, Expand = true }
        },
        {
            "affine_center",
            new RandomAffineOptions
            {
                Degrees = [-15, -15],
                Scale = [0.8, 0.8],
                Shear = [-12, -12],
                Interpolation = InterpolationMode.Bilinear,
                Center = [5, 9],
            }
        },
    };

    public static TheoryData<string, int, bool> ExactAugmentations => new()
    {
        { "TranslateX", 6, true },
        { "TranslateY", 4, false },
        { "Brightness", 5, true },
        { "Color", 5, false },
        { "Contrast", 5, true },
        { "Sharpness", 5, false },
        { "Posterize", 6, false },
        { "Solarize", 4, false },
        { "AutoContrast", 0, false },
        { "Equalize", 0, false },
        { "Invert", 0, false },
    };

    [SkippableTheory]
    [MemberData(nameof(Exact))]
    public void Numbers_equal_torchvisions(string name, ITransformOptions options) =>
        Peer.Apply(options.Create(), Peer.Rough()).MustEqual(Peer.Case(name));

    [SkippableFact]
    public void A_crop_equals_torchvisions() =>
        Peer.Apply(new Fixed((_, _) => new CropGeometry(7, 5, 12, 10)), Peer.Rough()).MustEqual(Peer.Case("crop"));

    [SkippableFact]
    public void A_blur_is_within_a_grey_level_of_torchvisions() => Peer
        .Apply(new GaussianBlurOptions { KernelSize = [5, 3], Sigma = [1.3] }.Create(), Peer.Rough())
        .MustEqual(Peer.Case("blur"), tolerance: 1);

    [SkippableTheory]
    [InlineData("grey_contrast")]
    [InlineData("grey_hue")]
    public void Grey_images_get_torchvisions_numbers(string name)
    {
        var options = name == "grey_hue" ? new ColorJitterOptions { Hue = [0.2, 0.2] } : new() { Contrast = [1.7, 1.7] };

        Peer.Apply(options.Create(), Tone.Grey(Peer.Rough(), 1)).MustEqual(Peer.Case(name));
    }

    /// <summary>OpenCV finds places to 1/32 of a pixel, Pillow exactly: on a slope of 5 levels per pixel that is one level
    /// at most.</summary>
    [SkippableTheory]
    [MemberData(nameof(Resampled))]
    public void Turned_images_are_within_a_grey_level_of_torchvisions(string name, ITransformOptions options) =>
        Peer.Apply(options.Create(), Peer.Smooth()).MustEqualInside(Peer.Case(name), tolerance: 1, leastShare: 20);

    [SkippableFact]
    public void Shifts_scales_shears_and_turns_together_are_within_a_grey_level_of_torchvisions()
    {
        var motion = new AffineMotion { Degrees = 20, X = 3, Y = -2, Scale = 1.2, ShearX = 10, ShearY = 5 };

        Peer.Apply(
                new Fixed((width, height) => new AffineGeometry(
                    motion.Matrix(width / 2.0, height / 2.0).AffineOnCentres(), width, height)),
                Peer.Smooth())
            .MustEqualInside(Peer.Case("affine"), tolerance: 1, leastShare: 20);
    }

    [SkippableFact]
    public void A_perspective_is_within_a_grey_level_of_torchvisions()
    {
        var matrix = Perspective.Between([(0, 0), (31, 0), (31, 23), (0, 23)], [(3, 4), (28, 1), (30, 20), (5, 22)])!.Value;

        Peer.Apply(new Fixed((width, height) => new PerspectiveGeometry(matrix.OnCentres(), width, height)), Peer.Smooth())
            .MustEqualInside(Peer.Case("perspective"), tolerance: 1, leastShare: 20);
    }

    [SkippableTheory]
    [InlineData("ten", false)]
    [InlineData("vten", true)]
    public void Ten_crops_equal_torchvisions(string name, bool isVertical)
    {
        using var sample = new Sample { ["image"] = new SampleImage(Peer.Rough()) };

        new TenCropOptions { Size = [9, 13], VerticalFlip = isVertical }.Create()
            .Apply(sample.Entries, new CounterRandom(3, 0, 0, 0));

        var crops = (SampleList)sample["image"]!;
        Assert.Equal(10, crops.Count);
        Assert.All(Enumerable.Range(0, 10), i => Peer.Read((SampleImage)crops[i]!).MustEqual(Peer.Case($"{name}{i}")));
    }

    [SkippableTheory]
    [MemberData(nameof(ExactAugmentations))]
    public void The_policies_operations_equal_torchvisions(string kind, int bin, bool isNegative) => Peer
        .Apply(Augmented(kind, bin, isNegative, InterpolationMode.Nearest), Peer.Rough())
        .MustEqual(Peer.Case(CaseOf(kind)));

    [SkippableTheory]
    [InlineData("ShearX", 7, true)]
    [InlineData("ShearY", 7, false)]
    [InlineData("Rotate", 8, true)]
    public void The_policies_turns_are_within_a_grey_level_of_torchvisions(string kind, int bin, bool isNegative) => Peer
        .Apply(Augmented(kind, bin, isNegative, InterpolationMode.Bilinear), Peer.Smooth())
        .MustEqualInside(Peer.Case(CaseOf(kind)), tolerance: 1, leastShare: 20);

    [SkippableTheory]
    [InlineData("imagenet", AutoAugmentPolicy.ImageNet)]
    [InlineData("cifar10", AutoAugmentPolicy.Cifar10)]
    [InlineData("svhn", AutoAugmentPolicy.Svhn)]
    public void The_learned_policies_are_torchvisions(string name, AutoAugmentPolicy policy) => Assert.Equal(
        Peer.Recorded.GetProperty("policies").GetProperty(name).EnumerateArray().Select(pair => (Step(pair[0]), Step(pair[1]))),
        AutoAugmentPolicies.Of(policy).Select(pair => (Step(pair.First), Step(pair.Second))));

    [SkippableTheory]
    [InlineData("AutoAugment")]
    [InlineData("RandAugment")]
    [InlineData("TrivialAugmentWide")]
    [InlineData("AugMix")]
    public void The_strengths_are_torchvisions(string name)
    {
        var space = name switch
        {
            "AutoAugment" => AutoAugment.Space,
            "RandAugment" => new AugmentationSpace { Bins = 31 },
            "AugMix" => AugMix.Space,
            _ => TrivialAugmentWide.Space(31),
        };

        Assert.All(Peer.Recorded.GetProperty("spaces").GetProperty(name).EnumerateObject(), entry =>
        {
            var kind = Enum.Parse<AugmentationKind>(entry.Name);
            var side = kind == AugmentationKind.TranslateX ? Peer.Width : Peer.Height;
            var expected = entry.Value.EnumerateArray().Select(value => value.GetDouble()).ToList();
            Assert.All(Enumerable.Range(0, expected.Count), i => Assert.Equal(expected[i], space.MagnitudeOf(kind, i, side), 4));
        });
    }

    private static ITransform Augmented(string kind, int bin, bool isNegative, InterpolationMode interpolation) =>
        new Augmentation(Enum.Parse<AugmentationKind>(kind), bin, isNegative)
            .Create(AutoAugment.Space, new AugmentationLook(interpolation, null));

    private static string CaseOf(string kind) => kind switch
    {
        "ShearX" => "augment_shear_x",
        "ShearY" => "augment_shear_y",
        "TranslateX" => "augment_translate_x",
        "TranslateY" => "augment_translate_y",
        _ => $"augment_{kind.ToLowerInvariant()}",
    };

    private static string Step(JsonElement step) => $"{step[0].GetString()} {step[1].GetDouble()} {step[2].GetInt32()}";

    private static string Step(PolicyStep step) => $"{step.Kind} {step.Probability} {step.Bin}";

    private sealed class Fixed(Func<int, int, Geometry> make) : GeometricTransform
    {
        protected override Geometry? Draw(int width, int height, ref CounterRandom random) => make(width, height);
    }
}
