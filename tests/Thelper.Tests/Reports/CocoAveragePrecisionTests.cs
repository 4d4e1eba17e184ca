using System.Text.Json;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;
using Thelper.Train;

namespace Thelper.Tests.Reports;

public sealed class CocoAveragePrecisionTests
{
    private const double Tolerance = 1e-12;
    private static readonly Detection Task = new(["cat", "dog", "owl"], "image", "bboxes");
    private static readonly CocoNumber[] All = Enum.GetValues<CocoNumber>();

    private static readonly BoundingBox Cat = Square(0, 0, 40);

    [Fact]
    public void All_numbers_are_those_of_the_definition_on_200_random_problems() => Assert.All(Enumerable.Range(0, 200), seed =>
    {
        var problem = new RandomDetections(seed);
        var expected = new CocoByDefinition(problem.Found, problem.Truth).Numbers(RandomDetections.Classes);
        var metric = Shown(problem.Found, problem.Truth);

        Assert.All(All.Zip(expected), pair => AssertNear(pair.Second, metric.Of(pair.First)));
    });

    [Fact]
    public void The_random_problems_have_all_that_is_hard()
    {
        var problems = Enumerable.Range(0, 200).Select(seed => new RandomDetections(seed)).ToArray();
        var objects = problems.SelectMany(problem => problem.Truth).SelectMany(boxes => boxes).ToArray();

        Assert.Contains(objects, box => box.IsCrowd);
        Assert.Contains(objects, box => box.Area is 32 * 32);
        Assert.Contains(objects, box => box.Area is 96 * 96);
        Assert.Contains(problems, problem => problem.Found.Any(boxes => boxes.Count(box => box.ClassIndex == 0) > 100));
        Assert.Contains(problems, problem => problem.Found.Any(boxes => boxes.Length == 0));
        Assert.Contains(problems, problem => problem.Truth.Any(boxes => boxes.Length == 0));
        Assert.Contains(problems, problem => problem.Truth.All(boxes => boxes.Length == 0));
    }

    /// <summary>For one more batch it looks at all boxes anew.</summary>
    [Fact]
    public void It_is_not_computed_after_each_batch() => Assert.False(new CocoAveragePrecision(Task, new()).IsLive);

    [Fact]
    public void Before_any_batch_there_is_no_value()
    {
        var metric = new CocoAveragePrecision(Task, new());

        Assert.Equal((double.NaN, null), (metric.Evaluate(), metric.Report()));
    }

    [Fact]
    public void Where_nothing_is_found_all_numbers_that_have_objects_are_0() => Assert.Equal(
        [0, 0, 0, double.NaN, 0, double.NaN, 0, 0, 0, double.NaN, 0, double.NaN], Numbers([[]], [[Cat]]));

    [Fact]
    public void Where_there_is_nothing_to_find_there_is_no_number() =>
        Assert.All(Numbers([[Found(Cat, 0.9)]], [[]]), value => Assert.Equal(double.NaN, value));

    [Fact]
    public void An_overlap_counts_up_to_itself()
    {
        // 40 of 50 rows: right for overlaps up to 0.8, which are seven of ten.
        var metric = Shown([[Found(Cat, 0.9)]], [[new BoundingBox(0, 0, 0, 40, 50) { IncludesMargin = false }]]);

        Assert.Equal((1, 1, 0.7), (metric.Of(CocoNumber.PrecisionAt50), metric.Of(CocoNumber.PrecisionAt75), Math.Round(metric.Evaluate(), 12)));
    }

    [Fact]
    public void An_object_with_the_area_of_a_bound_has_both_sizes()
    {
        var metric = Shown([[Found(Square(0, 0, 32), 0.9)]], [[Square(0, 0, 32)]]);

        Assert.Equal((1, 1), (metric.Of(CocoNumber.PrecisionOfSmall), metric.Of(CocoNumber.PrecisionOfMedium)));
    }

    [Fact]
    public void Who_finds_something_within_a_crowd_is_neither_right_nor_wrong() => Assert.Equal(1, Shown(
        [[Found(Square(0, 200, 30), 0.99), Found(Square(0, 230, 30), 0.98), Found(Cat, 0.9)]],
        [[Cat, Square(0, 190, 90) with { IsCrowd = true }]]).Evaluate(), Tolerance);

    [Fact]
    public void A_box_of_another_size_is_not_wrong_there() => Assert.Equal(1, Shown(
        [[Found(Square(0, 300, 10), 0.99), Found(Cat, 0.9)]], [[Cat]]).Of(CocoNumber.PrecisionOfMedium), Tolerance);

    [Fact]
    public void Recall_counts_the_surest_boxes_of_each_image()
    {
        var metric = Shown([[Found(Square(0, 300, 10), 0.99), Found(Cat, 0.9)]], [[Cat]]);

        Assert.Equal((0, 1), (metric.Of(CocoNumber.RecallOf1), metric.Of(CocoNumber.RecallOf10)));
    }

    [Theory]
    [InlineData("thelper.optim.CocoAveragePrecision", "ap50", CocoNumber.PrecisionAt50)]
    [InlineData("thelper.optim.CocoMeanAveragePrecision", "ar_small", CocoNumber.RecallOfSmall)]
    public void The_value_can_be_any_of_the_numbers(string type, string key, CocoNumber expected)
    {
        var metric = $"{{type: {type}, params: {{value: {key}, format: json}}}}";

        Assert.Equal(
            new CocoAveragePrecisionOptions { Value = expected, Format = ReportFormat.Json },
            Bound.To<TrainerOptions>("metrics: {precision: " + metric + "}").Metrics["precision"]);
    }

    [Fact]
    public void The_value_is_the_number_that_was_chosen()
    {
        var problem = new RandomDetections(3);
        Assert.All(All, number =>
        {
            var metric = (CocoAveragePrecision)new CocoAveragePrecisionOptions { Value = number }.Create(Task);
            metric.Show(problem.Found, problem.Truth);

            Assert.Equal(metric.Of(number), metric.Evaluate());
        });
    }

    [Fact]
    public void It_can_be_watched() => Assert.True(((IConsumerOptions)new CocoAveragePrecisionOptions()).IsMetric);

    [Fact]
    public void The_background_does_not_count()
    {
        var metric = new CocoAveragePrecision(new Detection(["background", "dog"], "image", "bboxes"), new());
        metric.Show([[Found(Cat, 0.9)]], [[Cat]]);

        Assert.Equal(double.NaN, metric.Evaluate());
    }

    [Fact]
    public void What_was_seen_can_be_saved_and_gone_on_with()
    {
        var (first, second) = (new RandomDetections(20), new RandomDetections(2));
        var whole = Shown(first.Found, first.Truth);
        var other = new CocoAveragePrecision(Task, new()).GoingOnFrom(whole);
        whole.Show(second.Found, second.Truth);
        other.Show(second.Found, second.Truth);

        Assert.Equal(whole.Report(), other.Report());
    }

    [Fact]
    public void A_reset_forgets_all()
    {
        var metric = Shown([[Found(Cat, 0.9)]], [[Cat]]);
        metric.Reset();

        Assert.Equal((double.NaN, null), (metric.Evaluate(), metric.Report()));
    }

    [Fact]
    public void Images_whose_objects_are_not_known_do_not_count()
    {
        var metric = new CocoAveragePrecision(Task, new());
        metric.Show([[Found(Cat, 0.9)]], null);

        Assert.Null(metric.Report());
    }

    [Fact]
    public void A_box_without_confidence_is_refused() => Assert.Equal(
        "A predicted box has no confidence, but the average precision ranks boxes by it.",
        Assert.Throws<DataException>(() => Shown([[Cat]], [[Cat]])).Message);

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "COCO's average precision is for detection, but the data is for classification into 2 classes.",
        Assert.Throws<SessionException>(() => new CocoAveragePrecisionOptions().Create(new Classification(["a", "b"], "image", "label"))).Message);

    [Fact]
    public void As_text_it_is_a_table() => Assert.Equal(
        """
        average precision and recall by the rules of COCO

        precision, IoU 0.50 to 0.95  0.5000
        precision, IoU 0.50          0.5000
        precision, IoU 0.75          0.5000
        precision, small objects          -
        precision, medium objects    0.5000
        precision, large objects          -
        recall, 1 box                0.5000
        recall, 10 boxes             0.5000
        recall, 100 boxes            0.5000
        recall, small objects             -
        recall, medium objects       0.5000
        recall, large objects             -

                   ap      ap50      ap75  ap_small ap_medium  ap_large     ar100   objects     boxes
        cat    1.0000    1.0000    1.0000         -    1.0000         -    1.0000         1         1
        dog    0.0000    0.0000    0.0000         -    0.0000         -    0.0000         1         0
        owl         -         -         -         -         -         -         -         0         1

        """.ReplaceLineEndings("\n"),
        Two(ReportFormat.Text).Report());

    [Fact]
    public void As_csv_it_has_all_numbers_of_each_class() => Assert.Equal(
        [
            "class_name,ap,ap50,ap75,ap_small,ap_medium,ap_large,ar1,ar10,ar100,ar_small,ar_medium,ar_large,objects,boxes",
            "cat,1,1,1,,1,,1,1,1,,1,,1,1", "dog,0,0,0,,0,,0,0,0,,0,,1,0", "owl,,,,,,,,,,,,,0,1", "mean,0.5,0.5,0.5,,0.5,,0.5,0.5,0.5,,0.5,,2,2",
        ],
        Two(ReportFormat.Csv).Report()!.Split('\n'));

    [Fact]
    public void As_json_it_has_null_where_there_is_no_number()
    {
        var report = JsonSerializer.Deserialize<JsonElement>(Two(ReportFormat.Json).Report()!);

        Assert.Equal(
            (0.5, JsonValueKind.Null, 1, 0),
            (report.At("ap").GetDouble(), report.At("ap_small").ValueKind, report.At("classes", "cat", "ar100").GetDouble(), report.At("classes", "dog", "boxes").GetInt32()));
    }

    [Theory]
    [InlineData(ReportFormat.Text, "classes.txt")]
    [InlineData(ReportFormat.Csv, "csv")]
    [InlineData(ReportFormat.Json, "json")]
    public void Its_file_is_another_one_than_that_of_the_value(ReportFormat format, string extension) =>
        Assert.Equal(extension, new CocoAveragePrecision(Task, new() { Format = format }).Extension);

    private static CocoAveragePrecision Two(ReportFormat format)
    {
        var metric = new CocoAveragePrecision(Task, new() { Format = format });
        metric.Show([[Found(Cat, 0.9), Found(Cat with { ClassIndex = 2 }, 0.8)]], [[Cat, Cat with { ClassIndex = 1 }]]);
        return metric;
    }

    private static double[] Numbers(BoundingBox[][] found, BoundingBox[][] truth) => [.. All.Select(Shown(found, truth).Of)];

    private static CocoAveragePrecision Shown(BoundingBox[][] found, BoundingBox[][] truth)
    {
        var metric = new CocoAveragePrecision(Task, new());
        metric.Show(found, truth);
        return metric;
    }

    private static void AssertNear(double expected, double value) =>
        Assert.True((double.IsNaN(expected) && double.IsNaN(value)) || Math.Abs(expected - value) <= Tolerance, $"{expected} and {value}");

    private static BoundingBox Square(int index, double left, double size) =>
        new(index, left, 0, left + size, size) { IncludesMargin = false };

    private static BoundingBox Found(BoundingBox box, double confidence) => box with { Confidence = confidence };
}
