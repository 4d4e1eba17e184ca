using System.Text.Json;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Reports;

public sealed class DetectLoggerTests
{
    private static readonly Detection Task = new(["cat", "dog"], "image", "bboxes");

    private static readonly BoundingBox Left = Box(0, 0, 10);
    private static readonly BoundingBox Right = Box(1, 100, 10);

    // The first three overlap the left object, less and less.
    private static readonly BoundingBox Exact = Box(0, 0, 10, 0.5);
    private static readonly BoundingBox Near = Box(0, 5, 10, 0.9);
    private static readonly BoundingBox Far = Box(0, 8, 10, 0.7);
    private static readonly BoundingBox Elsewhere = Box(1, 50, 10, 0.8);

    [Fact]
    public void Boxes_go_with_the_object_that_they_overlap_most_and_else_with_the_first() => Assert.Equal(
        ["im,cat,[0, 0, 10, 10],cat,[5, 0, 15, 10],0.9000,0.3333,dog,[50, 0, 60, 10],0.8000,0.0000", "im,dog,[100, 0, 110, 10],dog,[101, 0, 111, 10],0.6000,0.8182"],
        Logged(new(), [Elsewhere, Box(1, 101, 10, 0.6), Near], [Left, Right])[1..]);

    [Fact]
    public void An_image_without_objects_has_a_row_with_all_boxes() => Assert.Equal(
        ["im,unknown,unknown,cat,[5, 0, 15, 10],0.9000,unknown"], Logged(new(), [Near], [])[1..]);

    [Fact]
    public void An_image_whose_objects_are_not_known_has_a_row_with_all_boxes() => Assert.Equal(
        ["im,unknown,unknown,cat,[5, 0, 15, 10],0.9000,unknown"], Logged(new() { IouThreshold = 0.5 }, [Near], truth: null)[1..]);

    [Fact]
    public void An_image_in_which_nothing_is_and_nothing_was_found_has_a_row() =>
        Assert.Equal(["unknown,unknown,unknown"], Logged(new(), [], [])[1..]);

    [Fact]
    public void In_json_an_image_without_objects_has_no_target()
    {
        using var logger = Shown(new() { Format = ReportFormat.Json }, [Near], truth: null);
        var item = Assert.Single(logger.Items());

        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, 0.9),
            (item.At("target").ValueKind, item.At("detect")[0].At("iou").ValueKind, item.At("detect")[0].At("confidence").GetDouble()));
    }

    [Theory]
    [InlineData(null, "0.9 0.7 0.5")]
    [InlineData(0.0, "0.9 0.7 0.5")]
    [InlineData(0.6, "0.9 0.7")]
    public void Boxes_that_are_not_sure_enough_are_left_out(double? threshold, string confidences) =>
        Assert.Equal(confidences, Confidences(new() { ConfThreshold = threshold }, [Exact, Near, Far], [Left]));

    [Theory]
    [InlineData(null, "0.9 0.8 0.5")]
    [InlineData(0.0, "0.9 0.8 0.5")]
    [InlineData(0.3, "0.9 0.5")]
    [InlineData(0.4, "0.5")]
    public void Boxes_that_overlap_their_object_too_little_are_left_out(double? threshold, string confidences) =>
        Assert.Equal(confidences, Confidences(new() { IouThreshold = threshold }, [Exact, Near, Elsewhere], [Left]));

    [Fact]
    public void Where_there_is_no_object_no_box_overlaps_it_enough() =>
        Assert.Equal("", Confidences(new() { IouThreshold = 0.1 }, [Near], []));

    [Fact]
    public void The_surest_boxes_stay() =>
        Assert.Equal("0.9 0.7", Confidences(new() { TopK = 2 }, [Exact, Near, Far], [Left]));

    [Fact]
    public void Boxes_without_confidence_are_sorted_by_overlap() => Assert.Equal(
        "im,cat,[0, 0, 10, 10],cat,[0, 0, 10, 10],unknown,1.0000,cat,[5, 0, 15, 10],unknown,0.3333",
        Logged(new(), [Near with { Confidence = null }, Exact with { Confidence = null }], [Left])[1]);

    [Fact]
    public void Boxes_without_confidence_are_not_sure() => Assert.Equal(
        "0.9", Confidences(new() { ConfThreshold = 0.1 }, [Exact with { Confidence = null }, Near], [Left]));

    [Fact]
    public void The_rows_of_one_class_are_those_where_it_is_there_or_found() => Assert.Equal(
        ["[0, 0, 10, 10]", "[100, 0, 110, 10]"],
        Logged(new() { TargetName = "dog", Format = ReportFormat.Csv }, [Elsewhere], [Left, Right, Box(0, 300, 10)])[1..].Select(line => line.Split('"')[1]));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9, 2)]
    public void There_are_no_more_rows_than_were_asked_for(int count, int rows)
    {
        using var logger = Shown(new() { ReportCount = count }, [Near], [Left, Right]);

        Assert.Equal(rows, (logger.Written()?.Split('\n').Length ?? 1) - 1);
    }

    [Fact]
    public void In_csv_all_rows_have_the_fields_of_the_longest() => Assert.Equal(
        [
            "sample,target_name,target_bbox,detect_1_name,detect_1_bbox,detect_1_conf,detect_1_iou,detect_2_name,detect_2_bbox,detect_2_conf,detect_2_iou",
            "im,cat,\"[0, 0, 10, 10]\",cat,\"[5, 0, 15, 10]\",0.9000,0.3333,cat,\"[0, 0, 10, 10]\",0.5000,1.0000",
            "im,dog,\"[100, 0, 110, 10]\",,,,,,,,",
        ],
        Logged(new() { Format = ReportFormat.Csv }, [Exact, Near], [Left, Right]));

    [Fact]
    public void Each_image_has_its_own_entries()
    {
        using var logger = new DetectLogger(Task, new() { LogKeys = ["path", "idx"], TopK = 1 });
        using var batch = new Batch(new() { ["path"] = new[] { "x.jpg", "y.jpg" }, ["idx"] = Tensors.From<long>([4, 5]) }, 2);
        logger.Show([[Near], []], [[Left], [Right with { ImageId = null }]], batch);

        Assert.Equal(
            ["sample,target_name,target_bbox,path,idx,detect_1_name,detect_1_bbox,detect_1_conf,detect_1_iou",
                "im,cat,[0, 0, 10, 10],x.jpg,4,cat,[5, 0, 15, 10],0.9000,0.3333", "5,dog,[100, 0, 110, 10],y.jpg,5"],
            logger.Lines());
    }

    [Fact]
    public void In_json_an_object_has_the_number_of_its_image()
    {
        using var logger = new DetectLogger(Task, new() { Format = ReportFormat.Json });
        using var batch = new Batch(new() { ["idx"] = Tensors.From<long>([4]) }, 1);
        logger.Show([[]], [[Left with { ImageId = null }]], batch);

        Assert.Equal("4", Assert.Single(logger.Items()).At("target", "image_id").GetString());
    }

    [Fact]
    public void Edges_of_a_model_are_written_with_the_digits_of_single_precision() => Assert.Equal(
        "im,unknown,unknown,cat,[0.1, 0, 2.3, 1],0.3000,unknown",
        Logged(new(), [new BoundingBox(0, 0.1f, 0, 2.3f, 1) { Confidence = 0.3f, ImageId = "im" }], truth: null)[1]);

    [Fact]
    public void While_a_model_trains_there_are_no_rows()
    {
        using var logger = new DetectLogger(Task, new());
        logger.Show([[]], [[Left]], sought: false);

        Assert.Null(logger.Written());
    }

    [Fact]
    public void An_entry_that_is_not_there_is_refused()
    {
        using var logger = new DetectLogger(Task, new() { LogKeys = ["path"] });
        using var batch = new Batch(new() { ["idx"] = Tensors.From<long>([4]) }, 1);

        Assert.Equal(
            "names 'path', but the samples' entries are idx.", Assert.Throws<SettingException>(() => logger.Check(batch)).Message);
    }

    [Fact]
    public void An_entry_with_the_name_of_a_column_is_refused() => Assert.Equal(
        "names 'detect', which is the name of another column of the report; leave it out.",
        Assert.Throws<SettingException>(() => new DetectLoggerOptions { LogKeys = ["detect"] }.Create(Task)).Message);

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Csv)]
    [InlineData(ReportFormat.Json)]
    public void It_goes_on_where_another_one_stands(ReportFormat format)
    {
        using var whole = Shown(new() { Format = format }, [Exact, Near], [Left]);
        using var other = new DetectLogger(Task, new() { Format = format }).GoingOnFrom(whole);
        whole.Show([[Far]], [[Right]]);
        other.Show([[Far]], [[Right]]);

        Assert.Equal(whole.Written(), other.Written());
    }

    private static string Confidences(DetectLoggerOptions options, BoundingBox[] found, BoundingBox[] truth)
    {
        using var logger = Shown(options with { Format = ReportFormat.Json }, found, truth);
        return string.Join(' ', Assert.Single(logger.Items()).At("detect").EnumerateArray().Select(box => box.At("confidence").GetRawText()));
    }

    private static string[] Logged(DetectLoggerOptions options, BoundingBox[] found, BoundingBox[]? truth)
    {
        using var logger = Shown(options, found, truth);
        return logger.Lines();
    }

    private static DetectLogger Shown(DetectLoggerOptions options, BoundingBox[] found, BoundingBox[]? truth)
    {
        var logger = new DetectLogger(Task, options);
        logger.Show([found], truth is null ? null : [truth]);
        return logger;
    }

    private static BoundingBox Box(int index, double left, double size, double? confidence = null) =>
        new(index, left, 0, left + size, size) { IncludesMargin = false, Confidence = confidence, ImageId = "im" };
}
