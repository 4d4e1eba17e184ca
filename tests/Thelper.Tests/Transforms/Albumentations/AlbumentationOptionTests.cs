using Thelper.Transforms;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Transforms.Albumentations;

namespace Thelper.Tests.Transforms.Albumentations;

public sealed class AlbumentationOptionTests
{
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["Resize"] = "height: 40, width: 40",
        ["RandomCrop"] = "height: 20, width: 20",
        ["CenterCrop"] = "height: 20, width: 20",
        ["Crop"] = "x_max: 20, y_max: 20",
        ["RandomResizedCrop"] = "height: 20, width: 20",
        ["RandomSizedCrop"] = "min_max_height: [10, 20], height: 20, width: 20",
        ["CropNonEmptyMaskIfExists"] = "height: 20, width: 20",
        ["OneOf"] = "transforms: {NoOp: }",
        ["SomeOf"] = "transforms: {NoOp: }, n: 1",
        ["Sequential"] = "transforms: {NoOp: }",
    };

    public static TheoryData<string> Names => new(
        StandardComponents.Catalogue().Entries.Where(entry => entry.Kind == typeof(AlbumentationOptions)).Select(entry => entry.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operation_can_be_used_with_its_defaults(string name)
    {
        using var sample = MarkedSample.Create();
        var stage = Stage($"albumentations.{name}", $"{Needed.GetValueOrDefault(name, "p: 1")}, always_apply: true");

        new TransformPipeline([Bound.To<TransformStageOptions>(stage)]).Apply(sample.Entries, new CounterRandom(1, 0, 0, 0));

        Assert.Equal(((SampleImage)sample["image"]!).Width, ((LabelMap)sample["labels"]!).Width);
        Assert.All(sample.Values(), value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operation_is_known_by_its_module_too(string name)
    {
        var module = name is "OneOf" or "SomeOf" or "Sequential"
            ? "albumentations.core.composition" : "albumentations.augmentations.transforms";

        Assert.NotNull(Bound.To<TransformStageOptions>(Stage($"{module}.{name}", Needed.GetValueOrDefault(name, ""))).Operation);
    }

    [Theory]
    [InlineData("HorizontalFlip", 0.5)]
    [InlineData("Rotate", 0.5)]
    [InlineData("Resize", 1)]
    [InlineData("RandomCrop", 1)]
    [InlineData("PadIfNeeded", 1)]
    [InlineData("GaussNoise", 0.5)]
    [InlineData("Normalize", 1)]
    [InlineData("OneOf", 0.5)]
    [InlineData("SomeOf", 1)]
    public void Each_operation_has_its_published_probability(string name, double expected) => Assert.Equal(
        expected,
        Assert.IsAssignableFrom<AlbumentationOptions>(Bound.To<TransformStageOptions>(
            Stage($"albumentations.{name}", Needed.GetValueOrDefault(name, ""))).Operation).P);

    [Theory]
    [InlineData("1")]
    [InlineData("linear")]
    [InlineData("cv2.INTER_LINEAR")]
    public void Interpolations_are_words_names_or_numbers(string written) => Assert.Equal(
        OpenCvInterpolation.Linear, Options<RotateOptions>("Rotate", $"interpolation: {written}").Interpolation);

    [Theory]
    [InlineData("0", OpenCvBorder.Constant)]
    [InlineData("cv2.BORDER_REFLECT_101", OpenCvBorder.Reflect101)]
    [InlineData("wrap", OpenCvBorder.Wrap)]
    public void Borders_are_words_names_or_numbers(string written, OpenCvBorder expected) => Assert.Equal(
        expected, Options<RotateOptions>("Rotate", $"border_mode: {written}").BorderMode);

    [Theory]
    [InlineData("Rotate", "limit: [30, 10]", "limit", "must be one number or two, the least first, but is [30, 10].")]
    [InlineData("Rotate", "limit: [1, 2, 3]", "limit", "must be one number or two, the least first, but is [1, 2, 3].")]
    [InlineData("Rotate", "p: 2", "p", "must be at least 0 and at most 1, but is 2.")]
    [InlineData(
        "ShiftScaleRotate", "scale_limit: 1", "scale_limit",
        "must leave a size above 0, so its least value must be above -1.")]
    [InlineData(
        "RandomScale", "scale_limit: [-1, 0]", "scale_limit",
        "must leave a size above 0, so its least value must be above -1.")]
    [InlineData(
        "Affine", "translate_px: 3, translate_percent: 0.1", "translate_px",
        "cannot be used with translate_percent; keep one of them.")]
    [InlineData("Affine", "shear: [0, 90]", "shear", "must lie between -90 and 90 degrees, but is [0, 90].")]
    [InlineData(
        "Perspective", "fit_output: true", "fit_output",
        "is not offered here: the result shows what lies between the four points; leave it out.")]
    [InlineData(
        "PadIfNeeded", "pad_height_divisor: 8", "min_height",
        "and pad_height_divisor: exactly one of them must be a number, the other null.")]
    [InlineData(
        "PadIfNeeded", "min_width: null", "min_width",
        "and pad_width_divisor: exactly one of them must be a number, the other null.")]
    [InlineData("Crop", "x_min: 5, x_max: 5", "x_max", "must be above x_min (5), but is 5.")]
    [InlineData(
        "RandomResizedCrop", "height: 5, width: 5, scale: [0.5, 2]", "scale",
        "must be two numbers from 0 to 1, the least first, but is [0.5, 2].")]
    [InlineData(
        "RandomSizedCrop", "height: 5, width: 5, min_max_height: [5]", "min_max_height",
        "must be two numbers at least 1, the least first, but is [5].")]
    [InlineData(
        "CropNonEmptyMaskIfExists", "height: 5, width: 5, ignore_channels: [1]", "ignore_channels",
        "is not offered here, since label maps have one channel; leave it out.")]
    [InlineData(
        "Posterize", "num_bits: [5, 4]", "num_bits",
        "must be one number, two, the least first, or three, but is [5, 4].")]
    [InlineData("Blur", "blur_limit: [4, 4]", "blur_limit", "must hold an odd number, at least 3, but is [4, 4].")]
    [InlineData("GaussianBlur", "blur_limit: [4, 4]", "blur_limit", "must hold an odd number, at least 1, but is [4, 4].")]
    [InlineData("Downscale", "scale_min: 0.5", "scale_max", "must not be below scale_min (0.5), but is 0.25.")]
    [InlineData("ImageCompression", "quality_upper: 50", "quality_upper", "must not be below quality_lower (99), but is 50.")]
    [InlineData("ImageCompression", "compression_type: 1", "compression_type", "must be 'jpeg', but received the number 1.")]
    [InlineData("CoarseDropout", "min_holes: 9", "min_holes", "must not be above max_holes (8), but is 9.")]
    [InlineData(
        "CoarseDropout", "min_width: 0.5", "min_width",
        "and max_width must both be pixels, or both shares below 1, but are 0.5 and 8.")]
    [InlineData(
        "GridDropout", "unit_size_min: 4", "unit_size_max",
        "and unit_size_min must be given together, and the former not be smaller.")]
    [InlineData("Normalize", "std: [1, 2]", "std", "has 2 values, but mean has 3.")]
    [InlineData("Normalize", "std: 0", "std", "must not be 0 in any channel.")]
    [InlineData("OneOf", "transforms: {NoOp: {p: 0}}", "transforms", "must hold an operation whose p is above 0.")]
    [InlineData(
        "SomeOf", "n: 2, replace: false, transforms: {NoOp: }", "n",
        "is 2, but without replace only 1 different operations can be chosen.")]
    public void A_mistake_in_an_option_is_refused(string name, string parameters, string key, string sentence) => Assert.Equal(
        ($"params.{key}", sentence), Bound.Mistake<TransformStageOptions>(Stage($"albumentations.{name}", parameters)));

    [Theory]
    [InlineData(
        "bbox_params: {label_fields: [classes]}", "bbox_params.label_fields",
        "is not needed here: boxes carry their class and flags with them; leave it out.")]
    [InlineData(
        "bbox_params: {check_each_transform: false}", "bbox_params.check_each_transform",
        "must be true: boxes are looked at after each operation; leave it out.")]
    [InlineData("bbox_params: {min_area: -1}", "bbox_params.min_area", "must be at least 0, but is -1.")]
    [InlineData(
        "keypoints_key: points", "keypoints_key",
        "is not offered: samples have images, label maps and boxes, but no key points; leave it out.")]
    [InlineData(
        "cvt_kpts_to_bboxes: true", "cvt_kpts_to_bboxes",
        "is not offered: samples have images, label maps and boxes, but no key points; leave it out.")]
    public void A_mistake_in_a_composition_is_refused(string key, string path, string sentence) => Assert.Equal(
        (path, sentence), Bound.Mistake<TransformStageOptions>($"operation: albumentations.Compose\nparams: {{NoOp: }}\n{key}\n"));

    [Fact]
    public void A_mistake_within_a_composition_has_its_place()
    {
        var exception = Assert.Throws<ConfigException>(() => Bound.To<TransformStageOptions>(
            "operation: albumentations.Compose\nparams:\n  OneOf:\n    transforms:\n    - Rotate: {limit: [3, 2]}\n"));

        Assert.StartsWith("test.yml:5:23: params.OneOf.transforms.0.Rotate.limit: must be one number", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RandomCrop", "height: 20, width: 61", "61 × 20")]
    [InlineData("CenterCrop", "height: 49, width: 20", "20 × 49")]
    [InlineData("Crop", "x_max: 61, y_max: 9", "61 × 9")]
    public void A_part_larger_than_the_image_is_refused(string name, string parameters, string size)
    {
        using var sample = MarkedSample.Create();
        var operation = Bound.To<TransformStageOptions>(Stage($"albumentations.{name}", parameters)).Operation.Create();

        Assert.Equal(
            $"the image has 60 × 48 pixels, but {name} cuts out {size}; enlarge it before, with PadIfNeeded or Resize",
            Assert.Throws<InvalidDataException>(() => operation.Apply(sample.Entries, default)).Message);
    }

    private static T Options<T>(string name, string parameters) =>
        Assert.IsType<T>(Bound.To<TransformStageOptions>(Stage($"albumentations.{name}", parameters)).Operation);

    private static string Stage(string operation, string parameters) => $"operation: {operation}\nparams: {{{parameters}}}\n";
}
