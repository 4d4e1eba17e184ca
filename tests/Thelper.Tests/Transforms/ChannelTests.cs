using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

public sealed class ChannelTests
{
    private static Image Colours => Image.FromPixels<byte>([1, 2, 3, 4, 5, 6], 2, 1, channels: 3);

    [Theory]
    [InlineData("SelectChannels channels: 1", new[] { 2f, 5 })]
    [InlineData("SelectChannels channels: [2, 0]", new[] { 3f, 1, 6, 4 })]
    [InlineData("SelectChannels channels: {0: 1, 1: null, 2: 0}", new[] { 3f, 1, 6, 4 })]
    [InlineData("ToNumpy", new[] { 1f, 2, 3, 4, 5, 6 })]
    [InlineData("ToNumpy reorder_bgr: true", new[] { 3f, 2, 1, 6, 5, 4 })]
    [InlineData("ToColor", new[] { 1f, 2, 3, 4, 5, 6 })]
    [InlineData("NoTransform", new[] { 1f, 2, 3, 4, 5, 6 })]
    public void Channels_are_chosen_and_ordered(string stage, float[] expected) =>
        Assert.Equal(expected, Applied.To(Colours, Configured.Options(stage)));

    [Fact]
    public void The_grey_of_another_number_of_channels_is_their_mean() => Assert.Equal(
        [1.5f, 3.25f], Applied.To(Image.FromPixels<byte>([0, 1, 2, 3, 4, 4, 4, 1], 2, 1, channels: 4), Configured.Options("ToGray")));

    [Fact]
    public void A_normalisation_before_a_choice_of_channels_is_that_of_the_old_channels() => Assert.Equal(
        [0f, 3], Applied.To(
            Colours, Configured.Options("NormalizeZeroMeanUnitVar mean: [0, 1, 3], std: 1"), Configured.Options("SelectChannels channels: 2")));

    [Theory]
    [InlineData("SelectChannels channels: [0, 3]", 3, "the image has 3 channels, counted from 0, but the channel 3 is to be kept")]
    [InlineData("ToColor", 2, "the image has 2 channels; only one of a single channel can become a colour image")]
    [InlineData("CenterCrop size: 9, borderval: [1, 2]", 3, "the image has 3 channels, but the value outside of it is given for 2")]
    public void Images_without_the_channels_are_refused(string stage, int channels, string clause)
    {
        using var sample = new Sample { ["image"] = new SampleImage(new Image(2, 2, channels, PixelDepth.UInt8)) };

        Assert.Equal(clause, Assert.Throws<InvalidDataException>(
            () => Configured.Operation(stage).Apply(sample.Entries, default)).Message);
    }

    [Theory]
    [InlineData("NormalizeMinMax min: 1, max: 7")]
    [InlineData("ToGray")]
    [InlineData("SelectChannels channels: 0")]
    [InlineData("ToNumpy reorder_bgr: true")]
    public void Label_maps_keep_their_labels(string stage)
    {
        using var sample = MarkedPixels.At(4, 3, (2, 1));
        Configured.Operation(stage).Apply(sample.Entries, default);

        Assert.Equal([(2, 1)], MarkedPixels.Labelled(sample["labels"]));
    }

    [Theory]
    [InlineData("size: 3, borderval: 9", "image, labels", 0)]
    [InlineData("size: 3, borderval: 9", "labels", 9)]
    [InlineData("size: 3, bordertype: replicate", "labels", 3)]
    public void The_border_of_label_maps_is_class_0_unless_they_are_alone(string parameters, string keys, long corner)
    {
        using var sample = MarkedPixels.At(1, 1, (0, 0));
        var stage = Configured.Stage($"CenterCrop {parameters}") with { TargetKey = keys.Split(", ") };
        new TransformPipeline([stage]).Apply(sample.Entries, default);

        Assert.Equal(corner, ((LabelMap)sample["labels"]!).ToArray().AsSpan<long>()[0]);
    }

    [Fact]
    public void A_border_may_have_a_value_for_each_channel() => Assert.Equal(
        [7f, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        Applied.To(Colours, Configured.Options("CenterCrop size: [4, 1], borderval: [7, 8, 9]")));
}
