using Thelper.Data;
using Thelper.Tests.Support;

namespace Thelper.Tests.Transforms;

public sealed class OptionTests
{
    private const string Sizes =
        "must be a number above 0 or [width, height]: whole numbers for pixels, or numbers with a point for shares of the image";

    private const string Ranges =
        "must be [low, high] of the area or [[low, high], [low, high]] of width and height, all above 0 and with a point "
        + "for shares of the image or without for pixels";

    private const string Channels =
        "must be a channel, a list of different channels, or a section of old to new channels, counted from 0";

    [Theory]
    [InlineData("[0, 4]", "must be [width, height], each above 0 or, where fx or fy gives the factor, 0; but is [0, 4].")]
    [InlineData("[4, -1]", "must be [width, height], each above 0 or, where fx or fy gives the factor, 0; but is [4, -1].")]
    [InlineData("[4]", "must be [width, height], each above 0 or, where fx or fy gives the factor, 0; but is [4].")]
    [InlineData("[4, 4, 3]", "must be [width, height], each above 0 or, where fx or fy gives the factor, 0; but is [4, 4, 3].")]
    public void A_size_needs_two_numbers_above_0(string size, string sentence) => Assert.Equal(
        ("params.dsize", sentence), Mistake("thelper.transforms.Resize", $"dsize: {size}"));

    [Fact]
    public void As_many_minima_as_maxima_are_needed() => Assert.Equal(
        ("params.max", "has 3 values, but min has 2."),
        Mistake("thelper.transforms.NormalizeMinMax", "min: [0, 0], max: [1, 2, 3]"));

    [Fact]
    public void A_minimum_that_is_the_maximum_is_refused() => Assert.Equal(
        ("params.max", "must differ from min in every channel."),
        Mistake("thelper.transforms.NormalizeMinMax", "min: 3, max: [1, 3]"));

    [Fact]
    public void As_many_deviations_as_means_are_needed() => Assert.Equal(
        ("params.std", "has 2 values, but mean has 3."),
        Mistake("thelper.transforms.NormalizeZeroMeanUnitVar", "mean: [0, 0, 0], std: [1, 2]"));

    [Fact]
    public void A_deviation_of_0_is_refused() => Assert.Equal(
        ("params.std", "must not be 0 in any channel."),
        Mistake("thelper.transforms.NormalizeZeroMeanUnitVar", "mean: 0, std: [1, 0, 2]"));

    [Theory]
    [InlineData("1.5")]
    [InlineData("-0.1")]
    public void A_probability_lies_between_0_and_1(string probability) => Assert.Equal(
        ("params.p", $"must be at least 0 and at most 1, but is {probability}."),
        Mistake("torchvision.transforms.RandomHorizontalFlip", $"p: {probability}"));

    [Theory]
    [InlineData("size: []", "size", "must be one number or [height, width], above 0, but is [].")]
    [InlineData("size: [8, 0]", "size", "must be one number or [height, width], above 0, but is [8, 0].")]
    [InlineData("size: 8, scale: [0.5, 1.5]", "scale", "must be two numbers above 0 up to 1, the least first, but is [0.5, 1.5].")]
    [InlineData("size: 8, scale: [0.5]", "scale", "must be two numbers above 0 up to 1, the least first, but is [0.5].")]
    [InlineData("size: 8, ratio: [2, 1]", "ratio", "must be two numbers above 0, the least first, but is [2, 1].")]
    public void A_crop_needs_a_size_and_proper_ranges(string parameters, string key, string sentence) => Assert.Equal(
        ($"params.{key}", sentence), Mistake("torchvision.transforms.RandomResizedCrop", parameters));

    [Theory]
    [InlineData("Resize dsize: [0, 0], fx: 2", "dsize", "must be [width, height], each above 0 or, where fx or fy gives the factor, 0; but is [0, 0].")]
    [InlineData("Resize dsize: [4, 4], fx: -1", "fx", "must be at least 0, but is -1.")]
    [InlineData("Resize dsize: [0, 4], fx: .inf", "fx", "must be finite.")]
    [InlineData("Resize dsize: [4, 4], interp: cv2.INTER_LINEAR_EXACT", "interp", "must be 'nearest', 'linear', 'cubic', 'area', 'lanczos' or 'nearest_exact', but received the text 'cv2.INTER_LINEAR_EXACT'.")]
    [InlineData("CenterCrop size: 0", "size", $"{Sizes}, but is [0].")]
    [InlineData("CenterCrop size: [-4, 4]", "size", $"{Sizes}, but is [-4, 4].")]
    [InlineData("CenterCrop size: [4, 0.5]", "size", $"{Sizes}, but is [4, 0.5].")]
    [InlineData("CenterCrop size: [4, 4, 4]", "size", $"{Sizes}, but is [4, 4, 4].")]
    [InlineData("CenterCrop size: wide", "size", $"{Sizes}, but is [wide].")]
    [InlineData("CenterCrop size: 4, bordertype: 5", "bordertype", "must be 'constant', 'replicate', 'reflect', 'wrap' or 'reflect101', but received the number 5.")]
    [InlineData("CenterCrop size: 4, borderval: []", "borderval", "must not be empty.")]
    [InlineData("Tile tile_size: 1.5", "tile_size", "must be at most 1.0 of the image, but is [1.5].")]
    [InlineData("Tile tile_size: [0, 2]", "tile_size", $"{Sizes}, but is [0, 2].")]
    [InlineData("Tile tile_size: 4, tile_overlap: 1", "tile_overlap", "must be at least 0 and less than 1, but is 1.")]
    [InlineData("Tile tile_size: 4, min_mask_iou: 1.5", "min_mask_iou", "must be at least 0 and at most 1, but is 1.5.")]
    [InlineData("RandomResizedCrop output_size: 0", "output_size", $"{Sizes}, but is [0].")]
    [InlineData("RandomResizedCrop output_size: 8, probability: 2", "probability", "must be at least 0 and at most 1, but is 2.")]
    [InlineData("RandomResizedCrop output_size: 8, random_attempts: 0", "random_attempts", "must be at least 1, but is 0.")]
    [InlineData("RandomResizedCrop output_size: 8, min_roi_iou: -1", "min_roi_iou", "must be at least 0 and at most 1, but is -1.")]
    [InlineData("RandomResizedCrop output_size: 8, ratio: [2, 1]", "ratio", "must be two numbers above 0, the least first, but is [2, 1].")]
    [InlineData("RandomResizedCrop output_size: 8, input_size: [1.0, 0.5]", "input_size", $"{Ranges}, but is [1.0, 0.5].")]
    [InlineData("RandomResizedCrop output_size: 8, input_size: [8, 0.5]", "input_size", $"{Ranges}, but is [8, 0.5].")]
    [InlineData("RandomResizedCrop output_size: 8, input_size: [[1, 2], [0.5, 1.0]]", "input_size", $"{Ranges}, but is [[1, 2], [0.5, 1.0]].")]
    [InlineData("RandomResizedCrop output_size: 8, input_size: [[1, 2], [3, 4]]", "ratio", "must be null where input_size gives the ranges of width and height.")]
    [InlineData("Affine transf: [1, 0, 0]", "transf", "must be six finite numbers, or two lists of three, but is [1, 0, 0].")]
    [InlineData("Affine transf: [1, 0, 0, 0, 1, .inf]", "transf", "must be six finite numbers, or two lists of three, but is [1, 0, 0, 0, 1, .inf].")]
    [InlineData("Affine transf: [1, 1, 0, 1, 1, 0]", "transf", "must have an inverse, but [1, 1, 0, 1, 1, 0] takes the whole image to a line or a point.")]
    [InlineData("Affine transf: [1, 0, 0, 0, 1, 0], out_size: [4]", "out_size", "must be [width, height], both above 0, but is [4].")]
    [InlineData("RandomShift min: 1, max: [2, 0]", "max", "must not be below min ([1]), but is [2, 0].")]
    [InlineData("RandomShift min: [1, 2, 3], max: 4", "min", "must be one finite number or [x, y], but is [1, 2, 3].")]
    [InlineData("RandomShift min: 1, max: 2, probability: -1", "probability", "must be at least 0 and at most 1, but is -1.")]
    [InlineData("SelectChannels channels: -1", "channels", $"{Channels}, but is -1.")]
    [InlineData("SelectChannels channels: [0, 1.5]", "channels", $"{Channels}, but is [0, 1.5].")]
    [InlineData("SelectChannels channels: {0: 1}", "channels", $"{Channels}, but is {{0: 1}}.")]
    [InlineData("SelectChannels channels: {red: 0}", "channels", $"{Channels}, but is {{red: 0}}.")]
    [InlineData("SelectChannels channels: [1, 1]", "channels", "must not name a channel twice, but is [1, 1].")]
    [InlineData("SelectChannels channels: {0: null}", "channels", "must name at least one channel to keep.")]
    [InlineData("Transpose axes: [0, 2]", "axes", "must name each of the dimensions 0 to 1 once, but is [0, 2].")]
    [InlineData("Transpose axes: [1, 0, -2]", "axes", "must name each of the dimensions 0 to 2 once, but is [1, 0, -2].")]
    [InlineData("Duplicator count: 0", "count", "must be at least 1, but is 0.")]
    [InlineData("NormalizeMinMax min: 0, max: 1, out_type: int8", "out_type", "must be 'float32', but received the text 'int8'.")]
    [InlineData("CustomStepCompose milestones: {}", "milestones", "must not be empty.")]
    [InlineData("CustomStepCompose milestones: {later: []}", "milestones", "must have epochs (whole numbers from 0) as keys, but has 'later'.")]
    [InlineData("CustomStepCompose milestones: {-1: []}", "milestones", "must have epochs (whole numbers from 0) as keys, but has '-1'.")]
    [InlineData("CustomStepCompose milestones: {5: [], 2: []}", "milestones", "must have increasing epochs as keys, but 2 stands after 5.")]
    [InlineData("CustomStepCompose milestones: {0: []}, last_epoch: -2", "last_epoch", "must be at least -1, but is -2.")]
    public void An_operation_with_a_mistake_is_refused_when_it_is_read(string stage, string key, string sentence) =>
        Assert.Equal(($"params.{key}", sentence), Configured.Mistake(stage));

    [Theory]
    [InlineData("mean: 5, std: [1, 2, 3]")]
    [InlineData("mean: [1, 2, 3], std: 2")]
    public void One_number_serves_all_channels(string parameters)
    {
        var stage = Bound.To<TransformStageOptions>(
            Stage("thelper.transforms.NormalizeZeroMeanUnitVar", parameters));

        Assert.Equal(3, ((PixelMap)stage.Operation.Create()).Channels);
    }

    private static (string Path, string Sentence) Mistake(string operation, string parameters) =>
        Bound.Mistake<TransformStageOptions>(Stage(operation, parameters));

    private static string Stage(string operation, string parameters) =>
        $"operation: {operation}\nparams: {{{parameters}}}\n";
}
