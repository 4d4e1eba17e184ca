using Thelper.Data;
using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Reports;

/// <summary>The files of segmentations, pixel by pixel. The image of each sample is 2 by 2, from black to white.</summary>
public sealed class SegmOutputGeneratorTests : IDisposable
{
    private static readonly Segmentation Task = new(["back", "tree"], "image", "map", dontCare: 255);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Each_sample_has_a_picture_of_prediction_and_truth_and_a_map_of_indices()
    {
        Show(Made(), new() { Samples = 2 });

        Assert.Equal(
            [
                "segm_labels_epoch-3_iter-1_index-0.png", "segm_labels_epoch-3_iter-1_index-1.png",
                "segm_mask_epoch-3_iter-1_index-0.tif", "segm_mask_epoch-3_iter-1_index-1.tif",
                "segm_pred_epoch-3_iter-1_index-0.tif", "segm_pred_epoch-3_iter-1_index-1.tif",
            ],
            Files());
    }

    [Fact]
    public void Without_truth_there_is_no_picture_of_it()
    {
        Show(Made(), new() { HasTruth = false });

        Assert.DoesNotContain(Files(), file => file.Contains("mask", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_tell_label_and_file_of_the_sample_in_characters_that_a_name_may_have()
    {
        Show(Made(), new() { Entries = new() { ["path"] = new[] { "/data/a:b?.c.jpg" }, ["label"] = new[] { "oak/elm" } } });

        Assert.Contains("segm_pred_epoch-3_iter-1_index-0_oak_elm_a_b_.c.tif", Files());
    }

    [Fact]
    public void A_label_map_under_the_key_label_is_no_name_and_long_names_are_cut()
    {
        Show(Made(), new() { Entries = new() { ["path"] = new[] { new string('x', 300) }, ["label"] = Operators.Zeros([1, 2, 2], ScalarType.Int64) } });

        Assert.Contains($"segm_pred_epoch-3_iter-1_index-0_{new string('x', 100)}.tif", Files());
    }

    [Fact]
    public void Pictures_are_three_tenths_grey_and_seven_tenths_the_colour_with_red_where_red_belongs()
    {
        Show(Made(new() { ColourMap = ConsumerSection.Colours("{tree: [200, 10, 0]}") }));
        using var picture = Picture("segm_pred_epoch-3_iter-1_index-0.tif");

        // The classes are back, tree, tree, back; the grey is 0, 85, 170, 255.
        Assert.Equal(
            [0, 0, 0, 26 + 140, 26 + 7, 26, 51 + 140, 51 + 7, 51, 76, 76, 76],
            picture.AsSpan<byte>().ToArray().Select(value => (int)value), (a, b) => Math.Abs(a - b) <= 1);
    }

    [Fact]
    public void The_colours_of_the_task_come_before_those_of_PASCAL_VOC_and_the_dont_care_value_is_black()
    {
        var task = new Segmentation(["back", "tree"], "image", "map", dontCare: 255, colourMap: new Dictionary<int, Colour> { [1] = new(0, 0, 100) });
        Show(Made(task: task), new() { Task = task });
        using var picture = Picture("segm_mask_epoch-3_iter-1_index-0.tif");

        // The truth is tree, don't care, back, tree.
        Assert.Equal(
            [(0, 0, 70), (26, 26, 26), (51, 51, 51), (76, 76, 76 + 70)],
            Enumerable.Range(0, 4).Select(i => Pixel(picture, i)), (a, b) => Near(a, b));
    }

    [Fact]
    public void Maps_of_indices_have_no_loss()
    {
        Show(Made());
        using var map = Picture("segm_labels_epoch-3_iter-1_index-0.png");

        Assert.Equal((1, PixelDepth.UInt8), (map.Channels, map.Depth));
        Assert.Equal([0, 1, 1, 0], map.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void Pixels_without_a_prediction_have_the_dont_care_value()
    {
        Show(Made(), new() { Scores = [float.NaN, 0, 0, 1, 0, 1, 1, 0] });
        using var map = Picture("segm_labels_epoch-3_iter-1_index-0.png");

        Assert.Equal([255, 1, 1, 0], map.AsSpan<byte>().ToArray());
    }

    [Theory]
    [InlineData(255, PixelDepth.UInt8)]
    [InlineData(256, PixelDepth.UInt16)]
    public void More_than_255_classes_have_two_bytes(int classes, PixelDepth depth)
    {
        var task = new Segmentation([.. Enumerable.Range(0, classes).Select(i => $"c{i}")], "image", "map");
        var scores = new float[classes * 4];
        scores[((classes - 1) * 4) + 2] = 1;
        Show(Made(task: task), new() { Scores = scores, HasTruth = false, Task = task });
        using var map = Picture("segm_labels_epoch-3_iter-1_index-0.png");

        Assert.Equal(depth, map.Depth);
        Assert.Equal(
            [0, 0, classes - 1, 0],
            depth == PixelDepth.UInt8 ? map.AsSpan<byte>().ToArray().Select(value => (int)value) : map.AsSpan<ushort>().ToArray().Select(value => (int)value));
    }

    [Theory]
    [InlineData("PNG", ".png")]
    [InlineData(".jpeg", ".jpeg")]
    [InlineData("tiff", ".tiff")]
    public void Pictures_can_be_of_another_kind(string extension, string expected)
    {
        Show(Made(new() { Extension = extension, Prefix = "out" }));

        Assert.Contains($"out_pred_epoch-3_iter-1_index-0{expected}", Files());
    }

    [Fact]
    public void The_legend_is_JSON_by_default_with_the_dont_care_value_last()
    {
        var generator = Made(new() { ColourMap = ConsumerSection.Colours("{tree: 7}") }, new(["Bäume", "tree"], "image", "map", dontCare: 255));
        Show(generator);

        Assert.Equal(("json", """
            [
                {
                    "index": 0,
                    "label": "Bäume",
                    "color": [
                        0,
                        0,
                        0
                    ]
                },
                {
                    "index": 1,
                    "label": "tree",
                    "color": [
                        7,
                        7,
                        7
                    ]
                },
                {
                    "index": 255,
                    "label": "dontcare",
                    "color": [
                        0,
                        0,
                        0
                    ]
                }
            ]
            """), (generator.Extension, generator.Report()));
    }

    [Theory]
    [InlineData(ReportFormat.Csv, "csv")]
    [InlineData(ReportFormat.Text, "txt")]
    public void The_legend_can_have_lines(ReportFormat format, string extension)
    {
        var generator = Made(new() { Format = format });
        Show(generator);

        Assert.Equal(
            (extension, "index,label,color\n0,back,(0 0 0)\n1,tree,(128 0 0)\n255,dontcare,(0 0 0)"), (generator.Extension, generator.Report()));
    }

    [Fact]
    public void There_is_a_legend_only_where_something_was_seen()
    {
        var generator = Made();
        Assert.Null(generator.Report());
        Show(generator);
        Assert.NotNull(Made().GoingOnFrom(generator).Report());
        generator.Reset();
        Assert.Null(generator.Report());
    }

    [Fact]
    public void A_class_can_be_drawn_as_if_it_did_not_count()
    {
        var generator = Made(new() { DontCare = ConsumerSection.Node("tree") });
        Show(generator);
        using var picture = Picture("segm_pred_epoch-3_iter-1_index-0.tif");

        Assert.Equal((26, 26, 26), Pixel(picture, 1), (a, b) => Near(a, b));
        Assert.Contains("\"label\": \"tree\"", generator.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_and_their_other_spellings_are_read()
    {
        var options = (SegmOutputGeneratorOptions)Support.Bound.To<ConsumerSection>(
            "consumer: {type: thelper.train.SegmOutputGenerator, params: {prefix: p, extension: png, background: 255, format: csv, class_names: [x, y], color_map: {y: [1, 2, 3]}}}").Consumer;
        var generator = (SegmOutputGenerator)options.Create(Task);
        Show(generator);

        Assert.Equal("index,label,color\n0,x,(0 0 0)\n1,y,(1 2 3)\n255,dontcare,(0 0 0)", generator.Report());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() => Assert.Contains(
        "does not exist", Assert.Throws<Thelper.Sessions.SessionException>(() => Show(Made(), new() { Folder = _folder["nowhere"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Writing_leaves_nothing_behind_in_memory()
    {
        var (images, tensors) = (new LiveImages(), new LiveTensors());
        Show(Made(), new() { Samples = 4 });

        Assert.Equal((0, 0), (images.Added, tensors.Added));
    }

    public void Dispose() => _folder.Dispose();

    private static SegmOutputGenerator Made(SegmOutputGeneratorOptions? options = null, Segmentation? task = null) =>
        (SegmOutputGenerator)(options ?? new()).Create(task ?? Task);

    private void Show(SegmOutputGenerator generator, Seen? seen = null)
    {
        using var scope = TensorScope.Open();
        var (samples, scores) = (seen?.Samples ?? 1, seen?.Scores ?? [1, 0, 0, 1, 0, 1, 1, 0]);
        using var batch = new Batch(seen?.Entries ?? [], samples);
        generator.Update(new Iteration
        {
            Task = seen?.Task ?? Task,
            Input = Tensors.From<float>(Repeated([-1f, 0, 1, 2], samples), samples, 1, 2, 2),
            Prediction = Tensors.From<float>(Repeated(scores, samples), samples, scores.Length / 4, 2, 2),
            Target = seen is { HasTruth: false } ? null : Tensors.From<long>(Repeated([1L, 255, 0, 1], samples), samples, 2, 2),
            Sample = batch,
            Index = 1,
            Count = 2,
            Epoch = 3,
            EpochCount = 4,
            OutputPath = seen?.Folder ?? _folder.FullPath,
        });
    }

    private static T[] Repeated<T>(T[] values, int count) => [.. Enumerable.Repeat(values, count).SelectMany(all => all)];

    private string[] Files() => [.. Directory.GetFiles(_folder.FullPath).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private Image Picture(string name) => Image.Load(_folder[name], ImageReadMode.Unchanged);

    private static (int R, int G, int B) Pixel(Image image, int index)
    {
        var pixel = image.AsSpan<byte>().Slice(3 * index, 3);
        return (pixel[0], pixel[1], pixel[2]);
    }

    private static bool Near((int R, int G, int B) a, (int R, int G, int B) b) =>
        Math.Abs(a.R - b.R) <= 1 && Math.Abs(a.G - b.G) <= 1 && Math.Abs(a.B - b.B) <= 1;


    /// <summary>A batch that differs from the usual one.</summary>
    private sealed record Seen
    {
        public int Samples { get; init; } = 1;

        public float[]? Scores { get; init; }

        public bool HasTruth { get; init; } = true;

        public OrderedDictionary<string, object?>? Entries { get; init; }

        public Segmentation? Task { get; init; }

        public string? Folder { get; init; }
    }
}
