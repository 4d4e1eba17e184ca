using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Transforms.Albumentations;
using Thelper.Vision;

namespace Thelper.Tests.Transforms.Albumentations;

/// <summary>Stages of several operations, as configurations write them.</summary>
public sealed class ComposeTests
{
    private const int Samples = 2000;

    [Fact]
    public void Operations_follow_one_another_in_the_order_of_the_file()
    {
        using var sample = Applied(
            """
            operation: albumentations.Compose
            params:
              Crop: {x_min: 20, y_min: 10, x_max: 50, y_max: 40}
              Resize: {height: 60, width: 90}
            """);

        var box = Assert.Single(sample.Boxes());
        Assert.Equal((90, 60), (((SampleImage)sample["image"]!).Width, ((LabelMap)sample["labels"]!).Height));
        Assert.Equal(new Extent(12, 14, 54, 32), box.Extent); // (24 − 20) × 3 and (17 − 10) × 2
    }

    [Fact]
    public void A_list_may_name_an_operation_twice()
    {
        using var twice = Applied("operation: albumentations.Compose\nparams: [HorizontalFlip: {p: 1}, HorizontalFlip: {p: 1}]");
        using var before = MarkedSample.Create();

        Assert.Equal(before.Values(), twice.Values());
    }

    [Fact]
    public void Full_names_are_accepted_with_a_warning() => Assert.IsType<VerticalFlipOptions>(Assert.Single(
        Assert.IsType<ComposeOptions>(Stage("operation: albumentations.Compose\nparams: {albumentations.VerticalFlip: {p: 1}}").Operation)
            .Params));

    [Fact]
    public void Boxes_with_too_little_area_are_lost()
    {
        // 126 square pixels before, a quarter after.
        const string stage = "operation: albumentations.Compose\nparams: {Resize: {height: 24, width: 30}}\nbbox_params: ";
        using var kept = Applied(stage + "{format: coco, min_area: 31}");
        using var lost = Applied(stage + "{format: coco, min_area: 32}");

        Assert.Single(kept.Boxes());
        Assert.Empty(lost.Boxes());
    }

    [Fact]
    public void Boxes_of_which_too_little_is_visible_are_lost()
    {
        // 7 of 14 columns.
        const string stage = "operation: albumentations.Compose\nparams: {Crop: {x_max: 31, y_max: 48}}\nbbox_params: ";
        using var kept = Applied(stage + "{format: pascal_voc, min_visibility: 0.5}");
        using var lost = Applied(stage + "{format: pascal_voc, min_visibility: 0.51}");

        Assert.Equal(new Extent(24, 17, 31, 26), Assert.Single(kept.Boxes()).Extent);
        Assert.Empty(lost.Boxes());
    }

    [Theory]
    [InlineData("min_width: 15", 0)]
    [InlineData("min_width: 14", 1)]
    [InlineData("min_height: 10", 0)]
    [InlineData("min_height: 9", 1)]
    public void Boxes_that_are_too_narrow_or_low_are_lost(string filter, int expected)
    {
        using var sample = Applied($"operation: albumentations.Compose\nparams: {{HorizontalFlip: {{p: 1}}}}\nbbox_params: {{{filter}}}");

        Assert.Equal(expected, sample.Boxes().Count);
    }

    [Fact]
    public void Keys_choose_among_entries_of_their_kind_alone()
    {
        using var sample = MarkedSample.Create();
        sample["other"] = ((SampleImage)sample["image"]!).Clone();
        Apply(sample, "operation: albumentations.Compose\nparams: {HorizontalFlip: {p: 1}}\nimage_key: other\n");
        using var before = MarkedSample.Create();

        Assert.Equal(before.Values(), sample.Values());
        Assert.NotEqual(before.Labels(), sample.Labels());
    }

    [Fact]
    public void More_targets_are_changed_alike()
    {
        using var sample = MarkedSample.Create();
        sample["depth"] = ((SampleImage)sample["image"]!).Clone();
        Apply(sample, "operation: albumentations.Compose\nparams: {HorizontalFlip: {p: 1}}\nimage_key: image\nadd_targets: {depth: image}\n");
        var depth = (SampleImage)sample["depth"]!;
        var values = new float[depth.Width * depth.Height * 3];
        depth.WriteTo(values);

        Assert.Equal(sample.Values(), values);
    }

    [Theory]
    [InlineData("mask_key: mask", "Compose has the mask_key 'mask', but samples have the keys image, labels, boxes.")]
    [InlineData(
        "mask_key: image", "Compose has the mask_key 'image', which must be a label map, but that entry of the sample is an image.")]
    [InlineData(
        "add_targets: {boxes: mask}",
        "Compose has the add_targets 'boxes', which must be a label map, but that entry of the sample is a list of boxes.")]
    public void A_key_that_does_not_fit_is_refused(string key, string sentence)
    {
        using var sample = MarkedSample.Create();
        var exception = Assert.Throws<DataException>(
            () => Apply(sample, $"operation: albumentations.Compose\nparams: {{HorizontalFlip: {{p: 1}}}}\n{key}\n"));

        Assert.Equal(sentence, exception.Message);
    }

    [Fact]
    public void Each_operation_is_applied_as_often_as_its_p_says() => Assert.InRange(
        Flipped("operation: albumentations.HorizontalFlip\nparams: {p: 0.3}"), 520, 680);

    [Fact]
    public void The_probabilities_of_a_stage_and_its_operation_are_independent() => Assert.InRange(
        Flipped("operation: albumentations.HorizontalFlip\nparams: {p: 0.5}\nprobability: 0.5"), 420, 580);

    [Fact]
    public void Operations_of_a_composition_are_decided_apart() => Assert.InRange(
        Flipped("operation: albumentations.Compose\nparams: [HorizontalFlip, HorizontalFlip]"), 910, 1090);

    [Fact]
    public void What_is_always_applied_ignores_p() => Assert.Equal(
        Samples, Flipped("operation: albumentations.HorizontalFlip\nparams: {p: 0.1, always_apply: true}"));

    [Fact]
    public void One_of_several_is_chosen_by_the_shares_of_p() => Assert.InRange(
        Flipped("operation: albumentations.OneOf\nparams: {p: 1, transforms: [HorizontalFlip: {p: 0.25}, NoOp: {p: 0.75}]}"), 420, 580);

    [Fact]
    public void One_of_several_is_applied_half_of_the_time_by_default() => Assert.InRange(
        Flipped("operation: albumentations.Compose\nparams: {OneOf: {transforms: {HorizontalFlip: {p: 0.1}}}}"), 910, 1090);

    [Fact]
    public void Some_of_several_without_replacement_are_different_ones() => Assert.Equal(
        Samples, Flipped("operation: albumentations.SomeOf\nparams: {n: 2, replace: false, transforms: [HorizontalFlip, NoOp]}"));

    [Fact]
    public void Some_of_several_may_be_chosen_twice() => Assert.InRange(
        Flipped("operation: albumentations.SomeOf\nparams: {n: 2, transforms: [HorizontalFlip, NoOp]}"), 910, 1090);

    [Fact]
    public void A_sequence_is_applied_with_the_p_of_each() => Assert.InRange(
        Flipped("operation: albumentations.Sequential\nparams: {p: 0.5, transforms: {HorizontalFlip: {p: 0.5}}}"), 420, 580);

    private static int Flipped(string stage)
    {
        var pipeline = new TransformPipeline([Stage(stage)]);
        return Enumerable.Range(0, Samples).Count(i =>
        {
            using var image = new SampleImage(Image.FromPixels<byte>([0, 1], 2, 1, channels: 1));
            pipeline.Apply(new Sample { ["image"] = image }.Entries, new CounterRandom(5, 0, (uint)i, 0));
            var values = new float[2];
            image.WriteTo(values);
            return values[0] == 1;
        });
    }

    private static Sample Applied(string stage)
    {
        var sample = MarkedSample.Create();
        Apply(sample, stage);
        return sample;
    }

    private static void Apply(Sample sample, string stage) =>
        new TransformPipeline([Stage(stage)]).Apply(sample.Entries, new CounterRandom(1, 0, 0, 0));

    private static TransformStageOptions Stage(string stage) => Bound.To<TransformStageOptions>(stage);
}
