using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Transforms.Augmentor;
using Thelper.Vision;

namespace Thelper.Tests.Transforms.Augmentor;

/// <summary>Augmentor's pipelines, as configurations write them.</summary>
public sealed class PipelineTests
{
    private const int Samples = 2000;

    private static readonly Dictionary<string, string> Needed = new()
    {
        ["rotate"] = "max_left_rotation: 10, max_right_rotation: 10",
        ["rotate_without_crop"] = "max_left_rotation: 10, max_right_rotation: 10",
        ["zoom"] = "min_factor: 1, max_factor: 2",
        ["zoom_random"] = "percentage_area: 0.5",
        ["crop_random"] = "percentage_area: 0.5",
        ["crop_centre"] = "percentage_area: 0.5",
        ["crop_by_size"] = "width: 30, height: 20",
        ["resize"] = "width: 30, height: 20",
        ["scale"] = "scale_factor: 1.5",
        ["shear"] = "max_shear_left: 10, max_shear_right: 10",
        ["random_distortion"] = "grid_width: 4, grid_height: 4, magnitude: 3",
        ["random_brightness"] = "min_factor: 0.5, max_factor: 2",
        ["random_contrast"] = "min_factor: 0.5, max_factor: 2",
        ["random_color"] = "min_factor: 0.5, max_factor: 2",
        ["random_erasing"] = "rectangle_area: 0.5",
    };

    public static TheoryData<string> Names => new(
        StandardComponents.Catalogue().Entries.Where(entry => entry.Kind == typeof(AugmentorOptions)).Select(entry => entry.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operation_can_be_used_with_what_it_needs(string name)
    {
        using var sample = MarkedSample.Create();
        Apply(sample, $"{name}: {{probability: 1, {Needed.GetValueOrDefault(name, "")}}}");

        Assert.Equal(((SampleImage)sample["image"]!).Width, ((LabelMap)sample["labels"]!).Width);
        Assert.All(sample.Values(), value => Assert.InRange(value, 0, 255));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operation_needs_a_probability(string name) => Assert.Equal(
        ($"params.{name}", "the key 'probability' is missing."), Mistake($"{name}: {{{Needed.GetValueOrDefault(name, "")}}}"));

    [Fact]
    public void Operations_follow_one_another()
    {
        using var sample = MarkedSample.Create();
        Apply(sample, "crop_centre: {probability: 1, percentage_area: 0.5}, resize: {probability: 1, width: 60, height: 24}");

        Assert.Equal((60, 24), (((SampleImage)sample["image"]!).Width, ((SampleImage)sample["image"]!).Height));
        Assert.Equal(new Extent(18, 5, 46, 14), Assert.Single(sample.Boxes()).Extent); // (24 − 15) × 2, 17 − 12
    }

    [Fact]
    public void Each_operation_is_applied_as_often_as_its_probability_says()
    {
        var pipeline = Pipeline("flip_left_right: {probability: 0.3}");

        Assert.InRange(Enumerable.Range(0, Samples).Count(i => IsFlipped(pipeline, (uint)i)), 520, 680);
    }

    [Theory]
    [InlineData("false", 255)]
    [InlineData("true", 1)]
    public void Values_are_scaled_where_a_tensor_is_asked_for(string output, float expected)
    {
        using var sample = MarkedSample.Create();
        Pipeline("invert: {probability: 1}", $"output_tensor: {output}\n").Apply(sample.Entries, default);

        Assert.Equal(expected, sample.Values().Max());
    }

    [Theory]
    [InlineData("random_brightness", 1.5, new float[] { 150, 75, 255, 0, 60, 30 })]
    [InlineData("random_brightness", 0.5, new float[] { 50, 25, 100, 0, 20, 10 })]
    [InlineData("random_contrast", 0, new float[] { 54, 54, 54, 54, 54, 54 })] // the mean of the luminances 82 and 26
    [InlineData("random_color", 0, new float[] { 82, 82, 82, 26, 26, 26 })]
    [InlineData("random_color", 1, new float[] { 100, 50, 200, 0, 40, 20 })]
    public void A_factor_mixes_the_image_with_black_with_its_mean_or_with_its_grey(string name, double factor, float[] expected)
    {
        var values = Changed($"{name}: {{probability: 1, min_factor: {factor}, max_factor: {factor}}}");

        Assert.Equal(expected, values);
    }

    [Fact]
    public void Grey_images_keep_their_channels() =>
        Assert.Equal([82f, 82, 82, 26, 26, 26], Changed("greyscale: {probability: 1}"));

    [Fact]
    public void Black_and_white_are_told_apart_by_a_threshold() =>
        Assert.Equal([255f, 255, 255, 0, 0, 0], Changed("black_and_white: {probability: 1, threshold: 82}"));

    [Fact]
    public void A_negative_is_255_minus_the_value() =>
        Assert.Equal([155f, 205, 55, 255, 215, 235], Changed("invert: {probability: 1}"));

    [Fact]
    public void Erasing_leaves_noise_in_a_rectangle_and_the_labels_alone()
    {
        using var before = MarkedSample.Create();
        using var sample = MarkedSample.Create();
        Apply(sample, "random_erasing: {probability: 1, rectangle_area: 0.5}");
        var noise = Enumerable.Range(0, sample.Values().Length).Where(i => sample.Values()[i] is > 0 and < 255).ToList();

        Assert.InRange(noise.Count, 3 * 6 * 4 * 9 / 10, 3 * 31 * 25);
        Assert.True(noise.Select(i => sample.Values()[i]).Distinct().Count() > 30);
        Assert.Equal(before.Labels(), sample.Labels());
    }

    [Theory]
    [InlineData(
        "flip_left_right: {probability: 1.5}", "flip_left_right.probability",
        "must be at least 0 and at most 1, but is 1.5.")]
    [InlineData(
        "rotate: {probability: 1, max_left_rotation: 26, max_right_rotation: 1}", "rotate.max_left_rotation",
        "must be at least 0 and at most 25, but is 26.")]
    [InlineData(
        "zoom: {probability: 1, min_factor: 2, max_factor: 1}", "zoom.max_factor",
        "must not be below min_factor (2), but is 1.")]
    [InlineData(
        "random_color: {probability: 1, min_factor: 2, max_factor: 1}", "random_color.max_factor",
        "must not be below min_factor (2), but is 1.")]
    [InlineData("scale: {probability: 1, scale_factor: 1}", "scale.scale_factor", "must be greater than 1, but is 1.")]
    [InlineData(
        "crop_random: {probability: 1, percentage_area: 0}", "crop_random.percentage_area",
        "must be at least 0.1 and at most 1, but is 0.")]
    [InlineData(
        "flip_leftright: {probability: 1}", "flip_leftright",
        "unknown Augmentor operation 'flip_leftright'; did you mean 'flip_left_right'?")]
    public void A_mistake_in_an_option_is_refused(string operations, string path, string sentence) =>
        Assert.Equal(($"params.{path}", sentence), Mistake(operations));

    [Fact]
    public void Tensors_are_no_input() => Assert.Equal(
        ("input_tensor", "must be false: these operations work on 8-bit images; put ToTensor and normalisations behind this stage."),
        Bound.Mistake<TransformStageOptions>("operation: Augmentor.Pipeline\nparams: {invert: {probability: 1}}\ninput_tensor: true\n"));

    [Fact]
    public void Values_that_are_no_bytes_are_refused()
    {
        using var sample = new Sample { ["image"] = new SampleImage(new Image(2, 2, 3, PixelDepth.Float32)) };

        Assert.StartsWith(
            "the image has 3 channels of Float32, but Augmentor's operations on values need 1 or 3 of 8 bits",
            Assert.Throws<InvalidDataException>(() => Pipeline("invert: {probability: 1}").Apply(sample.Entries, default)).Message,
            StringComparison.Ordinal);
    }

    private static float[] Changed(string operations)
    {
        using var image = new SampleImage(Image.FromPixels<byte>([100, 50, 200, 0, 40, 20], 2, 1, channels: 3));
        Pipeline(operations).Apply(new Sample { ["image"] = image }.Entries, default);
        var planes = new float[6];
        image.WriteTo(planes);
        return [planes[0], planes[2], planes[4], planes[1], planes[3], planes[5]];
    }

    private static bool IsFlipped(ITransform pipeline, uint sample)
    {
        using var image = new SampleImage(Image.FromPixels<byte>([0, 1], 2, 1, channels: 1));
        pipeline.Apply(new Sample { ["image"] = image }.Entries, new CounterRandom(5, 0, sample, 0));
        var values = new float[2];
        image.WriteTo(values);
        return values[0] == 1;
    }

    private static void Apply(Sample sample, string operations) =>
        Pipeline(operations).Apply(sample.Entries, new CounterRandom(1, 0, 0, 0));

    private static ITransform Pipeline(string operations, string more = "") => Bound.To<TransformStageOptions>(
        $"operation: Augmentor.Pipeline\nparams: {{{operations}}}\n{more}").Operation.Create();

    private static (string Path, string Sentence) Mistake(string operations) =>
        Bound.Mistake<TransformStageOptions>($"operation: Augmentor.Pipeline\nparams: {{{operations}}}\n");
}
