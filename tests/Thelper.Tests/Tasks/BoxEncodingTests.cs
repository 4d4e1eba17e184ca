using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Tasks;

public sealed class BoxEncodingTests
{
    private static readonly BoundingBox Box = new(3, 10, 20, 19, 24)
    {
        IsDifficult = true,
        IsTruncated = true,
        ImageId = "a7",
        Confidence = 0.25,
    };

    [Fact]
    public void Overlaps_are_those_of_the_published_definition()
    {
        foreach (var pair in Golden.Json("bbox_iou.json").EnumerateArray())
        {
            var margin = pair.At("include_margin").GetBoolean();
            var (a, b) = (Of(pair.At("a").Array<double>(), margin), Of(pair.At("b").Array<double>(), margin));

            // The original gives a box without margin neither width nor area; there the definition says what is right.
            var expected = margin ? pair.At("iou").GetDouble() : Counted(a, b);
            Assert.Equal(expected, a.IntersectionOverUnion(b), 12);
        }
    }

    [Fact]
    public void Boxes_that_only_touch_do_not_overlap() => Assert.Equal(
        0, Of([0, 0, 4, 4], margin: false).IntersectionOverUnion(Of([4, 0, 8, 4], margin: false)));

    [Fact]
    public void A_box_without_area_overlaps_with_nothing() => Assert.Equal(
        0, Of([1, 1, 1, 1], margin: false).IntersectionOverUnion(Of([1, 1, 1, 1], margin: false)));

    [Fact]
    public void COCO_has_corner_and_size() => Assert.Equal([10, 20, 10, 5, 3], BoxEncoding.ToCoco(Box));

    [Fact]
    public void COCO_gives_back_what_the_box_covers() =>
        Assert.Equal(Box.Extent, BoxEncoding.FromCoco(BoxEncoding.ToCoco(Box)).Extent);

    [Fact]
    public void Pascal_VOC_has_both_corners_and_flags() =>
        Assert.Equal([10, 20, 19, 24, 3, 1, 0, 1], BoxEncoding.ToPascalVoc(Box));

    [Fact]
    public void Pascal_VOC_gives_the_box_back() => Assert.Equal(
        Box with { ImageId = null, Confidence = null }, BoxEncoding.FromPascalVoc(BoxEncoding.ToPascalVoc(Box)));

    [Fact]
    public void Pascal_VOC_has_the_same_pixels_for_a_box_without_margin() =>
        Assert.Equal([10, 20, 19, 24, 3, 0, 0, 0], BoxEncoding.ToPascalVoc(Of([10, 20, 20, 25], margin: false) with { ClassIndex = 3 }));

    [Fact]
    public void A_vector_gives_the_box_back() => Assert.Equal(Box, BoxData.ReadVector(BoxData.ToVector(Box)));

    [Fact]
    public void A_vector_without_confidence_gives_the_box_back()
    {
        var box = Box with { Confidence = null };

        Assert.Equal(box, BoxData.ReadVector(BoxData.ToVector(box)));
    }

    [Fact]
    public void A_section_gives_the_box_back() => Assert.Equal(Box, BoxData.Read(BoxData.ToPlainData(Box)));

    [Fact]
    public void A_section_may_have_edges_and_class_alone() => Assert.Equal(
        new BoundingBox(1, 0, 0, 2, 2),
        BoxData.Read(new Dictionary<string, object?> { ["class_id"] = 1L, ["bbox"] = new List<object?> { 0L, 0L, 2.0, 2L } }));

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, "A box in the form 'coco' has 5 numbers, but received 4.")]
    [InlineData(new[] { 1, 2, 3, 4, 0.5 }, "A box has the class 0.5, which is no index.")]
    [InlineData(new double[] { 1, 2, -3, 4, 0 }, "A box has the edges (1, 2) and (-2, 6), but the first must not be beyond the second.")]
    public void Wrong_numbers_are_refused(double[] values, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<InvalidDataException>(() => BoxEncoding.FromCoco(values)).Message);

    [Theory]
    [InlineData("bbox", null, "A box has no list of four numbers under 'bbox'.")]
    [InlineData("class_id", "car", "A box has no number as its class.")]
    [InlineData("difficult", 2L, "A box has neither true nor false as its difficult.")]
    public void A_damaged_section_is_refused(string key, object? value, string sentence)
    {
        var data = BoxData.ToPlainData(Box);
        data[key] = value;

        Assert.Equal(sentence, Assert.Throws<InvalidDataException>(() => BoxData.Read(data)).Message);
    }

    /// <summary>Counts the unit squares that both boxes, and at least one, cover.</summary>
    private static double Counted(BoundingBox a, BoundingBox b)
    {
        var squares = from x in Enumerable.Range(0, 20) from y in Enumerable.Range(0, 20) select (Covers(a, x, y), Covers(b, x, y));
        return (double)squares.Count(square => square is (true, true)) / squares.Count(square => square.Item1 || square.Item2);
    }

    private static bool Covers(BoundingBox box, int x, int y) => x >= box.XMin && x < box.XMax && y >= box.YMin && y < box.YMax;

    private static BoundingBox Of(double[] edges, bool margin) =>
        new(0, edges[0], edges[1], edges[2], edges[3]) { IncludesMargin = margin };
}
