using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Metrics;

public sealed class AveragePrecisionTests
{
    private static readonly Detection Task = new(["background", "cat", "dog", "owl"], "image", "bboxes");

    private static readonly BoundingBox Cat = new(1, 0, 0, 10, 10) { IncludesMargin = false };

    private readonly AveragePrecision _metric = new(Task);

    [Fact]
    public void Before_any_batch_there_is_no_value() => Assert.Equal((double.NaN, null), (_metric.Evaluate(), _metric.Report()));

    /// <summary>For one more batch it looks at all boxes anew.</summary>
    [Fact]
    public void It_is_not_computed_after_each_batch() => Assert.False(_metric.IsLive);

    [Fact]
    public void Where_nothing_is_found_it_is_0() => Assert.Equal(0, After([], [Cat]));

    [Fact]
    public void Where_there_is_nothing_to_find_there_is_no_value() => Assert.Equal(double.NaN, After([Found(Cat, 0.9)], []));

    [Fact]
    public void A_class_without_objects_does_not_count_in_the_mean() =>
        Assert.Equal(1, After([Found(Cat, 0.9), Found(Cat with { ClassIndex = 3 }, 0.9)], [Cat]));

    [Fact]
    public void It_is_the_mean_over_the_classes_that_have_objects() =>
        Assert.Equal(0.5, After([Found(Cat, 0.9)], [Cat, Cat with { ClassIndex = 2 }]));

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("dog", 0)]
    [InlineData("owl", double.NaN)]
    public void It_can_be_that_of_one_class(string name, double expected)
    {
        var metric = (AveragePrecision)new AveragePrecisionOptions { TargetClass = name }.Create(Task);
        metric.Show([[Found(Cat, 0.9)]], [[Cat, Cat with { ClassIndex = 2 }]]);

        Assert.Equal(expected, metric.Evaluate());
    }

    [Fact]
    public void An_object_is_found_once() => Assert.Equal(0.5 + (0.5 * 2 / 3), After(
        [Found(Cat, 0.9), Found(Cat, 0.8), Found(At(20), 0.7)], [Cat, At(20)]), precision: 12);

    [Theory]
    [InlineData(5.0, 1)]
    [InlineData(4.999, 0)]
    public void An_overlap_of_the_threshold_is_enough(double width, double expected) =>
        Assert.Equal(expected, After([Found(new BoundingBox(1, 0, 0, width, 10) { IncludesMargin = false }, 0.9)], [Cat]));

    [Fact]
    public void Boxes_that_count_their_edges_otherwise_can_be_the_same() => Assert.Equal(1.0, new AveragePrecision(Task, threshold: 1)
        .After([[Found(Cat, 0.9)]], [[new BoundingBox(1, 0, 0, 9, 9)]]));

    [Fact]
    public void A_difficult_object_need_not_be_found() => Assert.Equal(1, After([Found(Cat, 0.9)], [Cat, At(20) with { IsDifficult = true }]));

    [Fact]
    public void Who_finds_a_difficult_object_is_neither_right_nor_wrong() => Assert.Equal(1, After(
        [Found(At(20), 0.95), Found(At(20), 0.94), Found(Cat, 0.9)], [Cat, At(20) with { IsDifficult = true }]));

    [Fact]
    public void Who_finds_something_within_a_crowd_is_neither_right_nor_wrong() => Assert.Equal(1, After(
        [Found(At(20), 0.95), Found(At(25), 0.94), Found(Cat, 0.9)],
        [Cat, new BoundingBox(1, 15, 0, 100, 50) { IsCrowd = true, IncludesMargin = false }]));

    [Fact]
    public void Who_finds_something_beside_a_crowd_is_wrong() => Assert.Equal(0.5, After(
        [Found(At(50), 0.95), Found(Cat, 0.9)], [Cat, At(20) with { IsCrowd = true }]));

    [Fact]
    public void An_object_within_a_crowd_can_be_found() => Assert.Equal(1, After(
        [Found(Cat, 0.9)], [Cat, new BoundingBox(1, 0, 0, 50, 50) { IsCrowd = true }]));

    [Fact]
    public void Of_equal_confidences_the_one_of_the_earlier_image_ranks_higher()
    {
        Assert.Equal(1, new AveragePrecision(Task).After([[Found(Cat, 0.5)], [Found(At(30), 0.5)]], [[Cat], []]));
        Assert.Equal(0.5, new AveragePrecision(Task).After([[Found(At(30), 0.5)], [Found(Cat, 0.5)]], [[], [Cat]]));
    }

    [Fact]
    public void It_does_not_matter_when_the_value_is_asked_for()
    {
        var often = new AveragePrecision(Task);
        BoundingBox[][][] batches = [[[Found(At(30), 0.5)]], [[Found(Cat, 0.5)]], [[Found(Cat, 0.7)]], [[Found(At(9), 0.5)]]];
        foreach (var batch in batches)
        {
            often.Show(batch, [[Cat]]);
            _ = often.Evaluate();
            _metric.Show(batch, [[Cat]]);
        }

        Assert.Equal(_metric.Evaluate(), often.Evaluate());
        Assert.Equal(_metric.Report(), often.Report());
    }

    [Fact]
    public void A_reset_forgets_all()
    {
        After([Found(Cat, 0.9)], [Cat]);
        _metric.Reset();

        Assert.Equal((double.NaN, null), (_metric.Evaluate(), _metric.Report()));
    }

    [Fact]
    public void What_was_seen_can_be_saved_and_gone_on_with()
    {
        using var scope = TensorScope.Open();
        After([Found(At(30), 0.9), Found(Cat, 0.8)], [Cat, Cat with { ClassIndex = 2 }]);
        var other = new AveragePrecision(Task);
        other.LoadState(_metric.SaveState());
        After([Found(At(9), 0.85)], [At(9)]);
        other.Show([[Found(At(9), 0.85)]], [[At(9)]]);

        Assert.Equal((_metric.Evaluate(), _metric.Report()), (other.Evaluate(), other.Report()));
    }

    [Fact]
    public void It_can_be_that_of_the_last_batches()
    {
        var metric = Windowed(2);
        metric.Show([[]], [[Cat]]);
        metric.Show([[Found(At(30), 0.9)]], [[Cat]]);
        metric.Show([[Found(Cat, 0.8)]], [[Cat]]);

        Assert.Equal(_metric.After([[Found(At(30), 0.9)], [Found(Cat, 0.8)]], [[Cat], [Cat]]), metric.Evaluate());
        Assert.Equal(_metric.Report(), metric.Report());
    }

    [Fact]
    public void A_batch_whose_objects_are_not_known_takes_its_place_among_the_last_ones()
    {
        var metric = Windowed(1);
        metric.Show([[Found(Cat, 0.8)]], [[Cat]]);
        metric.Show([[Found(Cat, 0.8)]], null);

        Assert.Equal((double.NaN, null), (metric.Evaluate(), metric.Report()));
    }

    [Fact]
    public void The_last_batches_can_be_saved_and_gone_on_with()
    {
        using var scope = TensorScope.Open();
        var (metric, other) = (Windowed(2), Windowed(2));
        metric.Show([[]], [[Cat]]);
        metric.Show([[Found(Cat, 0.8)]], [[Cat]]);
        other.LoadState(metric.SaveState());
        metric.Show([[Found(At(30), 0.9)]], [[Cat]]);
        other.Show([[Found(At(30), 0.9)]], [[Cat]]);

        Assert.Equal((metric.Evaluate(), metric.Report()), (other.Evaluate(), other.Report()));
    }

    [Fact]
    public void The_number_of_last_batches_has_a_name() => Assert.Equal(
        new AveragePrecisionOptions { MaxWinSize = 3 },
        Bound.To<TrainerOptions>("metrics: {precision: {type: thelper.optim.AveragePrecision, params: {max_win_size: 3}}}").Metrics["precision"]);

    [Fact]
    public void Images_whose_objects_are_not_known_do_not_count()
    {
        _metric.Show([[Found(Cat, 0.9)]], null);

        Assert.Equal(double.NaN, _metric.Evaluate());
    }

    [Fact]
    public void A_box_without_confidence_is_refused() => Assert.Equal(
        "A predicted box has no confidence, but the average precision ranks boxes by it.",
        Assert.Throws<DataException>(() => After([Cat], [Cat])).Message);

    [Fact]
    public void Higher_is_better() => Assert.Equal((Goal.Maximize, ""), (_metric.Goal, _metric.Unit));

    [Theory]
    [InlineData("cow")]
    [InlineData("background")]
    public void A_target_that_is_no_object_of_the_data_is_refused(string name) => Assert.Equal(
        $"is '{name}', but the objects of the data are cat, dog, owl.",
        Assert.Throws<SettingException>(() => new AveragePrecisionOptions { TargetClass = name }.Create(Task)).Message);

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "The average precision is for detection, but the data is for classification into 2 classes.",
        Assert.Throws<DataException>(() => new AveragePrecisionOptions().Create(new Classification(["a", "b"], "image", "label"))).Message);

    [Theory]
    [InlineData("thelper.optim.AveragePrecision", "all-points", AveragePrecisionMethod.AllPoints)]
    [InlineData("thelper.optim.metrics.AveragePrecision", "11-points", AveragePrecisionMethod.ElevenPoints)]
    public void Its_options_have_names(string type, string method, AveragePrecisionMethod expected)
    {
        var metric = "{type: " + type + ", params: {target_class: cat, iou_threshold: 0.75, method: " + method + "}}";

        Assert.Equal(
            new AveragePrecisionOptions { TargetClass = "cat", IouThreshold = 0.75, Method = expected },
            Bound.To<TrainerOptions>("metrics: {precision: " + metric + "}").Metrics["precision"]);
    }

    private double After(BoundingBox[] found, BoundingBox[] truth) => _metric.After([found], [truth]);

    private static AveragePrecision Windowed(int batches) =>
        (AveragePrecision)new AveragePrecisionOptions { MaxWinSize = batches }.Create(Task);

    private static BoundingBox At(double left) => new(1, left, 0, left + 10, 10) { IncludesMargin = false };

    private static BoundingBox Found(BoundingBox box, double confidence) => box with { Confidence = confidence };
}
