using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Metrics;

public sealed class IntersectionOverUnionTests
{
    private static readonly Segmentation Task = new(["sky", "road", "tree"], "image", "label", dontCare: 255);

    private readonly IntersectionOverUnion _iou = new(Task, Task.ClassNames);

    [SkippableTheory]
    [InlineData("mean", true, false)]
    [InlineData("bg", true, false)]
    [InlineData("road", true, false)]
    [InlineData("tree", true, false)]
    [InlineData("mean", false, false)]
    [InlineData("bg", false, false)]
    [InlineData("road", false, false)]
    [InlineData("tree", false, false)]
    [InlineData("mean", true, true)]
    [InlineData("bg", true, true)]
    [InlineData("mean", false, true)]
    [InlineData("tree", false, true)]
    public void The_value_is_the_originals(string target, bool global, bool dontCare)
    {
        var name = $"IoU({target},global={(global ? "True" : "False")}){(dontCare ? " dontcare" : "")}";

        Assert.Equal(
            PixelIterations.GoldenValue(name),
            PixelIterations.GoldenPixels(
                task => new IntersectionOverUnion(task, target == "mean" ? task.ClassNames : [target], global), dontCare).Evaluate(),
            precision: 12);
    }

    // A square of 100×100 pixels of a class, and predictions that overlap it by 0, 25, 50, 75 and 100 %.
    [Theory]
    [InlineData(false, (0 + (0.25 / 1.75) + (0.5 / 1.5) + (0.75 / 1.25) + 1) / 5)]
    [InlineData(true, 1.0 / 3)]
    public void Shifted_squares_have_the_values_of_the_definition(bool global, double expected)
    {
        var iou = new IntersectionOverUnion(Task, ["road"], global);
        foreach (var shift in new[] { 100, 75, 50, 25, 0 })
        {
            iou.ShowPixels(Task, Row<int>(shift, 1), Row<long>(0, 1));
        }

        Assert.Equal(expected, iou.Evaluate(), precision: 12);
    }

    [Fact]
    public void Classes_that_occur_nowhere_do_not_count()
    {
        _iou.ShowPixels(Task, [0, 0, 1, 1], [0, 0, 1, 0]);

        Assert.Equal([2.0 / 3, 1.0 / 2, double.NaN], _iou.ByClass);
        Assert.Equal(((2.0 / 3) + (1.0 / 2)) / 2, _iou.Evaluate(), precision: 12);
    }

    [Fact]
    public void A_class_that_is_only_predicted_counts_as_wrong()
    {
        _iou.ShowPixels(Task, [0, 2], [0, 0]);

        Assert.Equal([0.5, double.NaN, 0], _iou.ByClass);
    }

    [Fact]
    public void An_image_without_a_class_does_not_count_for_it()
    {
        var iou = new IntersectionOverUnion(Task, ["tree"], globalScore: false);
        iou.ShowPixels(Task, [2, 0], [2, 2]);
        iou.ShowPixels(Task, [0, 0], [0, 1]);

        Assert.Equal(0.5, iou.Evaluate());
    }

    [Fact]
    public void Pixels_that_stand_for_no_class_do_not_count()
    {
        _iou.ShowPixels(Task, [0, 1, 2], [0, 255, 255]);

        Assert.Equal([1, double.NaN, double.NaN], _iou.ByClass);
    }

    [Fact]
    public void Scores_that_are_no_numbers_predict_no_class()
    {
        _iou.ShowPixels(Task, [0, -1], [0, 0]);

        Assert.Equal([0.5, double.NaN, double.NaN], _iou.ByClass);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(37)]
    public void The_first_of_equal_scores_is_the_prediction_at_every_place(int pixels)
    {
        var scores = Enumerable.Repeat(2f, 3 * pixels).ToArray();
        _iou.ShowScores(Task, scores, new long[pixels], [1, 3, 1, pixels]);

        Assert.Equal([1, double.NaN, double.NaN], _iou.ByClass);
    }

    [Fact]
    public void Without_batches_there_is_no_value() =>
        Assert.Equal((double.NaN, null), (_iou.Evaluate(), _iou.Report()));

    [Fact]
    public void Batches_without_truth_do_not_count()
    {
        _iou.ShowPixels(Task, [0, 1], truth: null);

        Assert.Equal(double.NaN, _iou.Evaluate());
    }

    [Fact]
    public void A_reset_forgets_everything()
    {
        _iou.ShowPixels(Task, [0, 1], [1, 0]);
        _iou.Reset();
        _iou.ShowPixels(Task, [0, 1], [0, 1]);

        Assert.Equal(1, _iou.Evaluate());
    }

    [Fact]
    public void The_report_has_the_value_of_each_class()
    {
        _iou.ShowPixels(Task, [0, 0, 1, 1], [0, 0, 1, 0]);

        Assert.Equal(" sky    0.6667\nroad    0.5000\ntree         -\nmean    0.5833\n", _iou.Report());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_seen_can_be_saved_and_gone_on_with(bool global)
    {
        using var scope = TensorScope.Open();
        var (whole, second) = (new IntersectionOverUnion(Task, Task.ClassNames, global), new IntersectionOverUnion(Task, Task.ClassNames, global));
        whole.ShowPixels(Task, [0, 0, 1, 1], [0, 0, 1, 0]);
        second.LoadState(whole.SaveState());
        whole.ShowPixels(Task, [2, 0, 1, 1], [2, 2, 1, 0]);
        second.ShowPixels(Task, [2, 0, 1, 1], [2, 2, 1, 0]);

        Assert.Equal(whole.ByClass, second.ByClass);
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused() => Assert.Equal(
        "The truth has the class index 7, but indices are 0 to 2.",
        Assert.Throws<DataException>(() => _iou.ShowPixels(Task, [0], [7])).Message);

    [Fact]
    public void A_truth_of_another_size_is_refused() => Assert.Equal(
        "The model gave scores for 2 places, but the truth has 3; they must be the same.",
        Assert.Throws<DataException>(() => _iou.ShowPixels(Task, [0, 1], [0, 1, 1])).Message);

    [Fact]
    public void An_unknown_class_is_refused() => Assert.Equal(
        "names 'river', but the classes are sky, road, tree.",
        Assert.Throws<SettingException>(() => new IntersectionOverUnionOptions { TargetNames = ["river"] }.Create(Task)).Message);

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "The intersection over union is for segmentation, but the data is for classification into 1 class.",
        Assert.Throws<DataException>(
            () => new IntersectionOverUnionOptions().Create(new Classification(["a"], "image", "label"))).Message);

    [Theory]
    [InlineData("thelper.optim.IntersectionOverUnion", "road")]
    [InlineData("thelper.optim.metrics.IntersectionOverUnion", "[road]")]
    public void The_keys_are_the_originals(string type, string names)
    {
        var section = Bound.To<Section>($"metric: {{type: {type}, params: {{target_names: {names}, global_score: false}}}}");
        var options = Assert.IsType<IntersectionOverUnionOptions>(section.Metric);

        Assert.Equal(["road"], options.TargetNames);
        Assert.False(options.GlobalScore);
    }

    /// <summary>200 pixels in a row, of which 100 have a class.</summary>
    private static T[] Row<T>(int first, T label)
        where T : struct
    {
        var row = new T[200];
        row.AsSpan(first, 100).Fill(label);
        return row;
    }

    /// <summary>The part of a configuration that names a metric.</summary>
    private sealed record Section
    {
        public required IConsumerOptions Metric { get; init; }
    }
}
