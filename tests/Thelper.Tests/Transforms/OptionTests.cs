using Thelper.Data;
using Thelper.Tests.Support;

namespace Thelper.Tests.Transforms;

public sealed class OptionTests
{
    [Theory]
    [InlineData("[0, 4]", "must be [width, height], both above 0, but is [0, 4].")]
    [InlineData("[4, -1]", "must be [width, height], both above 0, but is [4, -1].")]
    [InlineData("[4]", "must be [width, height], both above 0, but is [4].")]
    [InlineData("[4, 4, 3]", "must be [width, height], both above 0, but is [4, 4, 3].")]
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
