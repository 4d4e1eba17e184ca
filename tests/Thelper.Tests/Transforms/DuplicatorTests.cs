using Thelper.Data;

namespace Thelper.Tests.Transforms;

public sealed class DuplicatorTests
{
    private const int Copies = 4;

    [Fact]
    public void Each_value_becomes_a_list_of_copies_single_numbers_included()
    {
        using var sample = Duplicated();

        Assert.All(sample.Keys, key => Assert.Equal(Copies, Assert.IsType<SampleList>(sample[key]).Count));
        Assert.Equal([7L, 7L, 7L, 7L], (SampleList)sample["label"]!);
    }

    [Fact]
    public void Only_the_entries_of_the_stage_become_lists()
    {
        using var sample = MarkedPixels.At(3, 2, (1, 1));
        var stage = Configured.Stage("Duplicator count: 2, deepcopy: true") with { TargetKey = ["image"] };
        new TransformPipeline([stage]).Apply(sample.Entries, new CounterRandom(1, 0, 0, 0));

        Assert.Equal(["image"], sample.Keys.Where(key => sample[key] is SampleList));
    }

    [Fact]
    public void Copies_of_images_are_independent()
    {
        using var sample = Duplicated();
        var images = (SampleList)sample["image"]!;
        ((SampleImage)images[0]!).Move(pixels => pixels.FlipHorizontal());

        Assert.NotEqual(MarkedPixels.Bright(images[0]), MarkedPixels.Bright(images[1]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Labels_and_boxes_stay_on_the_pixels_of_their_copy(bool isLinked) => Assert.All(Enumerable.Range(0, 20), index =>
    {
        using var sample = Shifted(isLinked, (uint)index);

        Assert.All(Enumerable.Range(0, Copies), place =>
        {
            var bright = MarkedPixels.Bright(At(sample, "image", place));
            Assert.NotEmpty(bright);
            Assert.Equal(bright, MarkedPixels.Labelled(At(sample, "labels", place)));
            var box = Assert.Single((IReadOnlyList<Thelper.Tasks.BoundingBox>)At(sample, "boxes", place)!);

            // A warp rounds shifts to 1/1024 of a pixel; boxes are not rounded.
            Assert.InRange(bright[0].X + 0.5, box.Extent.Left - 0.001, box.Extent.Right + 0.001);
            Assert.InRange(bright[0].Y + 0.5, box.Extent.Top - 0.001, box.Extent.Bottom + 0.001);
        });
    });

    [Fact]
    public void With_a_linked_fate_all_copies_are_moved_alike() => Assert.All(
        Enumerable.Range(0, 10), index => Assert.Single(Places(isLinked: true, (uint)index).Distinct()));

    [Fact]
    public void Without_a_linked_fate_each_copy_is_moved_in_its_own_way() => Assert.All(
        Enumerable.Range(0, 10), index => Assert.InRange(Places(isLinked: false, (uint)index).Distinct().Count(), 2, Copies));

    [Fact]
    public void What_is_a_list_already_is_refused()
    {
        using var sample = Duplicated();

        Assert.Equal(
            "its entry 'image' is a list already, which cannot be duplicated",
            Assert.Throws<InvalidDataException>(() => Apply(sample, "Duplicator count: 2")).Message);
    }

    private static object? At(Sample sample, string key, int place) => ((SampleList)sample[key]!)[place];

    private static List<(int X, int Y)> Places(bool isLinked, uint index)
    {
        using var sample = Shifted(isLinked, index);
        return [.. ((SampleList)sample["image"]!).Select(image => Assert.Single(MarkedPixels.Bright(image)))];
    }

    private static Sample Shifted(bool isLinked, uint index)
    {
        var sample = MarkedPixels.At(40, 40, (20, 17));
        new TransformPipeline(
        [
            Configured.Stage($"Duplicator count: {Copies}"),
            Configured.Stage("RandomShift min: -15, max: 15, flags: nearest") with { LinkedFate = isLinked },
        ]).Apply(sample.Entries, new CounterRandom(5, 0, index, 0));
        return sample;
    }

    private static Sample Duplicated()
    {
        var sample = MarkedPixels.At(3, 2, (0, 1));
        Apply(sample, $"Duplicator count: {Copies}");
        return sample;
    }

    private static void Apply(Sample sample, string stage) =>
        Configured.Operation(stage).Apply(sample.Entries, new CounterRandom(1, 0, 0, 0));
}
