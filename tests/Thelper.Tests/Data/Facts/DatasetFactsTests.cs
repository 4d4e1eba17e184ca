using Thelper.Data;
using Thelper.Data.Facts;
using Thelper.Vision;

namespace Thelper.Tests.Data.Facts;

public sealed class DatasetFactsTests
{
    private static readonly DatasetFacts Drawn = DatasetFacts.Of(new DrawnDataset(Sized(4, 9), Sized(8, 3), null, Sized(4, 9), Sized(6, 5, 1)));

    [Fact]
    public void Sizes_are_counted_the_most_frequent_first() => Assert.Equal(
        [(new ImageShape(4, 9, 3), 2), (new ImageShape(6, 5, 1), 1), (new ImageShape(8, 3, 3), 1)], Drawn.Shapes);

    [Fact]
    public void Widths_and_heights_have_a_spread() =>
        Assert.Equal((new SizeRange(4, 4, 8), new SizeRange(3, 5, 9)), (Drawn.Widths, Drawn.Heights));

    [Fact]
    public void Channels_are_counted() => Assert.Equal([(1, 1), (3, 3)], Drawn.Channels);

    [Fact]
    public void Images_whose_size_cannot_be_told_are_counted() => Assert.Equal(1, Drawn.UnknownShapes);

    [Fact]
    public void Classes_are_counted_in_the_order_of_the_task() => Assert.Equal(
        [("A", 5), ("B", 0), ("C", 2)], DatasetFacts.Of(LabelledDataset.Of(5, 0, 2)).Classes);

    [Fact]
    public void A_sample_of_several_classes_counts_for_each() => Assert.Equal(
        [("cat", 2), ("dog", 1)], DatasetFacts.Of(new MultiLabelDataset(["cat", "dog"], [0], [0, 1], [])).Classes);

    [Fact]
    public void Samples_without_a_class_are_counted() =>
        Assert.Equal(2, DatasetFacts.Of(new LabelledDataset([0, null, null], "A")).Unlabelled);

    [Fact]
    public void Without_sizes_there_is_no_spread() => Assert.Null(DatasetFacts.Of(LabelledDataset.Of(3)).Widths);

    private static Func<Image> Sized(int width, int height, int channels = 3) => () => new Image(width, height, channels, PixelDepth.UInt8);
}
