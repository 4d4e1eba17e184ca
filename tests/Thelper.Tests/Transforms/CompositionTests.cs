using Thelper.Data;
using Thelper.Transforms;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

public sealed class CompositionTests
{
    private const string Milestones =
        "CustomStepCompose milestones: {2: {operation: thelper.transforms.NormalizeMinMax, params: {min: 0, max: 2}}, "
        + "5: [{operation: thelper.transforms.NormalizeMinMax, params: {min: 0, max: 4}}, "
        + "{operation: thelper.transforms.NormalizeMinMax, params: {min: 1, max: 2}}], 9: []}, last_epoch: -1";

    private static readonly byte[] Values = [10, 20, 30, 40];

    [Fact]
    public void Operations_follow_one_another() => Assert.Equal(
        [4f, 9, 14, 19],
        Applied.To(Image(), Configured.Options(
            "Compose transforms: [{operation: thelper.transforms.NormalizeMinMax, params: {min: 0, max: 2}}, "
            + "{operation: thelper.transforms.NormalizeZeroMeanUnitVar, params: {mean: 1, std: 1}}]")));

    [Fact]
    public void An_empty_composition_changes_nothing() =>
        Assert.Equal([10f, 20, 30, 40], Applied.To(Image(), Configured.Options("Compose transforms: []")));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(2, 5)]
    [InlineData(4, 5)]
    [InlineData(5, 1.5)]
    [InlineData(8, 1.5)]
    [InlineData(9, 10)]
    [InlineData(100, 10)]
    public void The_epoch_decides_for_the_last_milestone_that_has_come(uint epoch, float first)
    {
        using var sample = new Sample { ["image"] = new SampleImage(Image()) };
        Configured.Operation(Milestones).Apply(sample.Entries, new CounterRandom(1, epoch, 0, 0));

        Assert.Equal(first, Floats(sample)[0]);
    }

    [Fact]
    public void Stages_of_a_composition_have_keys_and_probabilities_of_their_own()
    {
        using var sample = new Sample { ["image"] = new SampleImage(Image()), ["depth"] = new SampleImage(Image()) };
        Configured.Operation(
            "Compose transforms: [{operation: thelper.transforms.NormalizeMinMax, target_key: depth, params: {min: 0, max: 2}}, "
            + "{operation: thelper.transforms.NormalizeMinMax, probability: 0, params: {min: 0, max: 2}}]")
            .Apply(sample.Entries, default);

        Assert.Equal(ToFloats(10), Floats(sample));
        Assert.Equal(ToFloats(5), Floats(sample, "depth"));
    }

    [Theory]
    [InlineData("NoTransform")]
    [InlineData("NormalizeMinMax min: 3, max: 5")]
    [InlineData("NormalizeZeroMeanUnitVar mean: 3, std: 0.5")]
    [InlineData("Transpose axes: [1, 0]")]
    [InlineData("ToColor")]
    [InlineData(Milestones)]
    [InlineData("Compose transforms: [{operation: thelper.transforms.NormalizeMinMax, params: {min: 0, max: 2}}, "
        + "{operation: thelper.transforms.Transpose, params: {axes: [1, 0]}}, "
        + "{operation: thelper.transforms.NormalizeZeroMeanUnitVar, probability: 0.5, params: {mean: 1, std: 4}}]")]
    public void What_has_an_inverse_is_undone(string stage) => Assert.All(Enumerable.Range(0, 8), epoch =>
    {
        using var sample = new Sample { ["image"] = new SampleImage(Image()) };
        var operation = Assert.IsAssignableFrom<IInvertible>(Configured.Operation(stage));
        var random = new CounterRandom(1, (uint)epoch, 0, 0);
        operation.Apply(sample.Entries, random);
        operation.Invert(sample.Entries, random);

        Assert.Equal(ToFloats(10), Floats(sample), (a, b) => Math.Abs(a - b) < 1e-4);
    });

    [Theory]
    [InlineData("[2, 0, 1]")]
    [InlineData("[1, 2, 0]")]
    [InlineData("[2, 1, 0]")]
    public void A_transposition_is_undone_for_arrays_labels_and_boxes(string axes)
    {
        using var sample = MarkedPixels.At(5, 4, (3, 1));
        var operation = (IInvertible)Configured.Operation($"Transpose axes: {axes}");
        operation.Apply(sample.Entries, default);
        operation.Invert(sample.Entries, default);

        Assert.Equal([4L, 5, 1], ((SampleArray)sample["image"]!).Shape);
        Assert.Equal(255, ((SampleArray)sample["image"]!).AsSpan<byte>()[8]);
        Assert.Equal([(3, 1)], MarkedPixels.Labelled(sample["labels"]));
        Assert.Equal([(3, 1)], MarkedPixels.Boxed(sample["boxes"]));
    }

    [Fact]
    public void A_new_dimension_is_taken_away_again()
    {
        using var sample = MarkedPixels.At(3, 2);
        var operation = (IInvertible)Configured.Operation("Unsqueeze axis: 1");
        operation.Apply(sample.Entries, default);
        operation.Invert(sample.Entries, default);

        Assert.Equal([2L, 3], ((SampleArray)sample["labels"]!).Shape);
    }

    [Fact]
    public void An_affine_transform_is_undone()
    {
        using var sample = MarkedPixels.At(9, 9, (4, 3));
        var operation = (IInvertible)Configured.Operation("Affine transf: [0, 1, 1, -1, 0, 8], flags: nearest");
        operation.Apply(sample.Entries, default);
        Assert.NotEqual([(4, 3)], MarkedPixels.Bright(sample["image"]));
        operation.Invert(sample.Entries, default);

        Assert.Equal([(4, 3)], MarkedPixels.Bright(sample["image"]));
        Assert.Equal([(4, 3)], MarkedPixels.Boxed(sample["boxes"]));
    }

    [Fact]
    public void A_composition_with_a_part_that_cannot_be_undone_is_refused()
    {
        using var sample = MarkedPixels.At(3, 2);
        var operation = (IInvertible)Configured.Operation(
            "Compose transforms: [{operation: thelper.transforms.CenterCrop, params: {size: 2}}]");

        Assert.Equal(
            "The operation CenterCrop cannot be undone.",
            Assert.Throws<NotSupportedException>(() => operation.Invert(sample.Entries, default)).Message);
    }

    [Theory]
    [InlineData("thelper.transforms.operations.Tile", "thelper.transforms.Tile")]
    [InlineData("thelper.transforms.composers.Compose", "thelper.transforms.Compose")]
    public void Names_with_their_module_are_known(string alias, string name) => Assert.Contains(
        alias, StandardComponents.Catalogue().Entries.Single(entry => entry.Name == name).Aliases);

    private static Image Image() => Thelper.Vision.Image.FromPixels<byte>(Values, 2, 2, channels: 1);

    private static float[] ToFloats(float factor) => [factor, 2 * factor, 3 * factor, 4 * factor];

    private static float[] Floats(Sample sample, string key = "image")
    {
        var image = (SampleImage)sample[key]!;
        var values = new float[image.Width * image.Height * image.Channels];
        image.WriteTo(values);
        return values;
    }
}
