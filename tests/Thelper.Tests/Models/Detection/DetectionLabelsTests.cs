using Thelper.Models;
using Thelper.Models.Detection;
using Thelper.Tasks;

namespace Thelper.Tests.Models.Detection;

public sealed class DetectionLabelsTests
{
    private static readonly DetectionLabels Gapped = new(new(
        new ClassMap([KeyValuePair.Create("cat", 2), KeyValuePair.Create("background", 5), KeyValuePair.Create("dog", 9)]),
        "image",
        "boxes"));

    [Fact]
    public void Labels_are_class_indices_where_the_background_is_the_first_class()
    {
        var labels = new DetectionLabels(new(["background", "cat", "dog"], "image", "boxes"));

        Assert.Equal([1, 2], new[] { 1, 2 }.Select(labels.ToLabel));
        Assert.Equal(3, labels.Count);
    }

    [Fact]
    public void Without_a_background_every_class_moves_up_by_one()
    {
        var labels = new DetectionLabels(new(["cat", "dog"], "image", "boxes"));

        Assert.Equal([1, 2], new[] { 0, 1 }.Select(labels.ToLabel));
        Assert.Equal(3, labels.Count);
    }

    [Fact]
    public void The_background_and_gaps_get_no_label()
    {
        Assert.Equal([1, 2], new[] { 2, 9 }.Select(Gapped.ToLabel));
        Assert.Equal(3, Gapped.Count);
    }

    [Fact]
    public void Labels_lead_back_to_class_indices() => Assert.Equal([2, 9], new[] { 1, 2 }.Select(Gapped.ToClassIndex));

    [Theory]
    [InlineData(5)]
    [InlineData(3)]
    public void A_box_of_the_background_or_of_no_class_is_refused(int index) => Assert.Equal(
        $"A box has the class {index}, but objects to detect have one of 2, 9.",
        Assert.Throws<ModelException>(() => Gapped.ToLabel(index)).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_label_without_a_class_is_refused(int label) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Gapped.ToClassIndex(label));
}
