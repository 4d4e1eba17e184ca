using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class CocoSegmentationTests : IDisposable
{
    private readonly CocoFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Compressed_run_lengths_are_those_that_were_written() =>
        Assert.Equal([6, 1, 40, 4, 5, 4, 5, 4, 21], RunLengths.Decompress("61X13mN000`0")!);

    [Theory]
    [InlineData("6~")]
    [InlineData("6X")]
    [InlineData("6 1")]
    [InlineData("XXXXXXXXXXXX1")]
    public void What_is_no_compressed_form_is_recognised(string text) => Assert.Null(RunLengths.Decompress(text));

    [Fact]
    public void Runs_go_down_the_columns() => Assert.Equal(
        [false, true, false, false, true, false], RunLengths.Expand([2, 2, 2], width: 3, height: 2)!);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 5)]
    public void Runs_that_do_not_fill_the_image_are_recognised(params int[] lengths) =>
        Assert.Null(RunLengths.Expand(lengths, width: 3, height: 2));

    [Fact]
    public void A_polygon_covers_the_pixels_within_it() => Assert.Equal(
        """
        ........
        ..111...
        ..111...
        ..111...
        ........
        ........
        """,
        Painted(CocoFiles.Region("[[2, 1, 5, 1, 5, 4, 2, 4]]")));

    [Fact]
    public void Several_polygons_are_one_region_and_the_last_point_need_not_be_the_first() => Assert.Equal(
        """
        11......
        11......
        ........
        ........
        ......11
        ......11
        """,
        Painted(CocoFiles.Region("[[0, 0, 2, 0, 2, 2, 0, 2], [6, 4, 8, 4, 8, 6, 6, 6, 6, 4]]")));

    [Fact]
    public void A_triangle_covers_what_lies_to_half_or_more_in_it() => Assert.Equal(
        """
        1.......
        11......
        111.....
        1111....
        ........
        ........
        """,
        Painted(CocoFiles.Region("[[0, 0, 4, 4, 0, 4]]")));

    [Theory]
    [InlineData("[7, 3, 3, 2, 33]")]
    [InlineData("\"733On0\"")]
    public void Runs_cover_the_pixels_that_they_count(string counts) => Assert.Equal(
        """
        ........
        .11.....
        .11.....
        .1......
        ........
        ........
        """,
        Painted(CocoFiles.Region("{\"size\": [6, 8], \"counts\": " + counts + "}")));

    [Fact]
    public void A_smaller_object_lies_on_a_larger_one() => Assert.Equal(
        """
        ........
        .2111...
        .1111...
        .1111...
        ........
        ........
        """,
        Painted(CocoFiles.Region("[[1, 1, 2, 1, 2, 2, 1, 2]]", category: 7), CocoFiles.Region("[[1, 1, 5, 1, 5, 4, 1, 4]]")));

    [Fact]
    public void The_task_has_the_background_and_all_categories()
    {
        _files.Write(CocoFiles.Region("[[2, 1, 5, 1, 5, 4]]"));
        var task = (Segmentation)_files.Open(", task: segm").Task;

        Assert.Equal(["background", "dog", "cat"], task.ClassNames);
        Assert.Null(task.DontCare);
    }

    [Theory]
    [InlineData("[[1, 2, 3]]",
        "has a polygon of 3 numbers; a polygon is a list of x and y in turn, of three points or more, each a number.")]
    [InlineData("[[1, 2, 3, 4, 5, \"x\"]]",
        "has a polygon of 6 numbers; a polygon is a list of x and y in turn, of three points or more, each a number.")]
    [InlineData("{\"size\": [8, 6], \"counts\": [48]}",
        "has runs of pixels for the size [8, 6], but the image has the height 6 and the width 8.")]
    [InlineData("{\"size\": [6, 8], \"counts\": [1, 2]}", "has runs of 3 pixels in all, but the image has 48.")]
    [InlineData("{\"size\": [6, 8], \"counts\": \"~\"}",
        "has runs of pixels whose 'counts' are neither lengths nor their compressed form.")]
    [InlineData("{\"size\": [6, 8]}", "has runs of pixels without 'size' or 'counts'.")]
    [InlineData("\"none\"", "has a segmentation that is neither a list of polygons nor runs of pixels.")]
    public void A_region_that_cannot_be_is_named(string segmentation, string sentence)
    {
        _files.Write(CocoFiles.Region(segmentation));

        Assert.Equal(
            $"{_files.Annotations}: entry 0 of 'annotations' (id 5) {sentence}",
            Assert.Throws<DataException>(() => _files.Open(", task: segm").Load(0)).Message);
    }

    private string Painted(params IEnumerable<string> annotations)
    {
        _files.Write(annotations);
        using var sample = _files.Open(", task: segm").Load(0);
        return string.Join('\n', sample.Labels("label_map").Chunk(8)
            .Select(row => string.Concat(row.Select(label => label == 0 ? "." : $"{label}"))));
    }
}
