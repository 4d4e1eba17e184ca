using Thelper.Data;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

public sealed class ArrayShapeTests
{
    private static Image Colours => Image.FromPixels<byte>([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 2, 2, channels: 3);

    [Theory]
    [InlineData("Transpose axes: [2, 0, 1]", new[] { 3L, 2, 2 }, new byte[] { 1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12 })]
    [InlineData("Transpose axes: [2, 1, 0]", new[] { 3L, 2, 2 }, new byte[] { 1, 7, 4, 10, 2, 8, 5, 11, 3, 9, 6, 12 })]
    [InlineData("Transpose axes: [0, 2, 1]", new[] { 2L, 3, 2 }, new byte[] { 1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12 })]
    [InlineData("Transpose axes: [1, -1, 0]", new[] { 2L, 3, 2 }, new byte[] { 1, 7, 2, 8, 3, 9, 4, 10, 5, 11, 6, 12 })]
    [InlineData("Unsqueeze axis: 1", new[] { 2L, 1, 2, 3 }, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    public void An_image_becomes_an_array_of_the_shape_asked_for(string stage, long[] shape, byte[] values)
    {
        using var sample = new Sample { ["image"] = new SampleImage(Colours) };
        Configured.Operation(stage).Apply(sample.Entries, default);

        var array = Assert.IsType<SampleArray>(sample["image"]);
        Assert.Equal(shape, array.Shape);
        Assert.Equal(values, array.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void An_image_whose_channels_stay_last_stays_an_image() => Assert.Equal(
        [1f, 2, 3, 7, 8, 9, 4, 5, 6, 10, 11, 12], Applied.To(Colours, Configured.Options("Transpose axes: [1, 0, 2]")));

    [Fact]
    public void Normalised_values_become_an_array_of_floats()
    {
        using var sample = new Sample { ["image"] = new SampleImage(Colours) };
        Configured.Operation("NormalizeMinMax min: 0, max: 2").Apply(sample.Entries, default);
        Configured.Operation("Transpose axes: [2, 0, 1]").Apply(sample.Entries, default);

        Assert.Equal([0.5f, 2, 3.5f, 5], ((SampleArray)sample["image"]!).AsSpan<float>()[..4].ToArray());
    }

    [Theory]
    [InlineData("[2, 0, 1]", false)]
    [InlineData("[2, 1, 0]", true)]
    public void Labels_and_boxes_are_turned_where_height_and_width_are_exchanged(string axes, bool isTurned)
    {
        using var sample = MarkedPixels.At(5, 4, (3, 1));
        Configured.Operation($"Transpose axes: {axes}").Apply(sample.Entries, default);

        (int X, int Y)[] expected = [isTurned ? (1, 3) : (3, 1)];
        Assert.Equal(expected, MarkedPixels.Labelled(sample["labels"]));
        Assert.Equal(expected, MarkedPixels.Boxed(sample["boxes"]));
    }

    [Fact]
    public void Arrays_are_transposed_and_reversed()
    {
        using var sample = new Sample { ["array"] = SampleArray.From<int>([1, 2, 3, 4, 5, 6], 2, 3) };
        Configured.Operation("Transpose axes: [1, 0]").Apply(sample.Entries, default);
        Configured.Operation("ToNumpy reorder_bgr: true").Apply(sample.Entries, default);

        Assert.Equal([4, 1, 5, 2, 6, 3], ((SampleArray)sample["array"]!).AsSpan<int>().ToArray());
        Assert.Equal([3L, 2], ((SampleArray)sample["array"]!).Shape);
    }

    [Fact]
    public void A_label_map_becomes_an_array_of_indices()
    {
        using var sample = MarkedPixels.At(3, 2, (2, 0));
        Configured.Operation("Unsqueeze axis: 0").Apply(sample.Entries, default);

        var array = Assert.IsType<SampleArray>(sample["labels"]);
        Assert.Equal((ScalarType.Int64, "1, 2, 3"), (array.ScalarType, string.Join(", ", array.Shape)));
        Assert.Equal([0L, 0, 3, 0, 0, 0], array.AsSpan<long>().ToArray());
    }

    [Theory]
    [InlineData("Transpose axes: [1, 0]", "it has 3 dimensions, but 2 are to be brought into another order")]
    [InlineData("Unsqueeze axis: 4", "it has 3 dimensions, so a new one can be at -4 to 3, but not at 4")]
    [InlineData("Unsqueeze axis: -5", "it has 3 dimensions, so a new one can be at -4 to 3, but not at -5")]
    public void An_image_without_the_dimensions_is_refused(string stage, string clause)
    {
        using var sample = new Sample { ["image"] = new SampleImage(Colours) };

        Assert.Equal(clause, Assert.Throws<InvalidDataException>(
            () => Configured.Operation(stage).Apply(sample.Entries, default)).Message);
    }
}
