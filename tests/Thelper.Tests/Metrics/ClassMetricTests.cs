using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

public sealed class ClassMetricTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");
    private static readonly Segmentation Pixels = new(["sky", "road", "tree"], "image", "mask", dontCare: 255);

    // Right are 2 of 3 skies and the road; a sky is taken for a road; the last pixel does not count.
    private static readonly ShownBatch Batch = new(
        [1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0], [1, 3, 1, 5], new long[] { 0, 0, 0, 1, 255 });

    [Theory]
    [InlineData("Precision", "", ((1.0 + (1.0 / 2)) / 2))]
    [InlineData("Recall", "", ((2.0 / 3) + 1) / 2)]
    [InlineData("Recall", "average: weighted", 3.0 / 4)]
    [InlineData("FScore", "average: micro", 3.0 / 4)]
    [InlineData("FScore", "target_name: sky", 0.8)]
    [InlineData("Precision", "target_name: tree", 0)]
    [InlineData("Dice", "", ((4.0 / 5) + (2.0 / 3)) / 2)]
    [InlineData("Dice", "target_names: road", 2.0 / 3)]
    [InlineData("IntersectionOverUnion", "target_names: [sky, tree]", 2.0 / 3)]
    public void Pixels_that_do_not_count_are_left_out(string metric, string parameters, double expected) =>
        Assert.Equal(expected, Made(metric, parameters, Pixels).Shown(Pixels, [Batch]).Evaluate(), precision: 12);

    [Fact]
    public void Of_an_image_in_which_no_pixel_counts_there_is_no_value() => Assert.Equal(
        double.NaN, Made("FScore", "", Pixels).Shown(Pixels, [Batch with { Truth = new long[] { 255, 255, 255, 255, 255 } }]).Evaluate());

    /// <summary>0.9 and 0.6 sure, of which one and none is right; ranges (0.8, 1] and (0.4, 0.6].</summary>
    [Theory]
    [InlineData("bins: 5", (0.1 + 0.6) / 2)]
    [InlineData("bins: 5, max_error: true", 0.6)]
    [InlineData("bins: 1", (1.5 - 1) / 2)]
    public void Confidence_is_compared_with_being_right(string parameters, double expected)
    {
        var two = new Classification(["a", "b"], "image", "label");
        var batch = new ShownBatch([(float)Math.Log(9), 0, (float)Math.Log(1.4999), 0], [2, 2], new long[] { 0, 1 });

        Assert.Equal(expected, Made("ExpectedCalibrationError", parameters, two).Shown(two, [batch]).Evaluate(), precision: 4);
    }

    [Fact]
    public void A_balanced_accuracy_of_guesses_is_0_where_it_is_adjusted() => Assert.Equal(
        0,
        Made("BalancedAccuracy", "adjusted: true", Task).Shown(Task, [new([1, 0, 0, 1, 0, 0, 1, 0, 0], [3, 3], new long[] { 0, 1, 2 })]).Evaluate(),
        precision: 12);

    /// <summary>Of two samples one has no prediction; it counts as a mistake.</summary>
    [Fact]
    public void A_sample_without_a_prediction_disagrees()
    {
        var batch = new ShownBatch([1, 0, 0, float.NaN, 0, 0], [2, 3], new long[] { 0, 1 });

        // Expected of independent predictions: 1 right of 4, so that 1 − (1/2) / (3/4).
        Assert.Equal(1.0 / 3, Made("CohenKappa", "", Task).Shown(Task, [batch]).Evaluate(), precision: 12);
        Assert.InRange(Made("MatthewsCorrelation", "", Task).Shown(Task, [batch]).Evaluate(), 0, 0.999);
    }

    [Fact]
    public void A_task_of_one_class_has_values()
    {
        var one = new Classification(["a"], "image", "label");
        var batch = new ShownBatch([1, 2], [2, 1], new long[] { 0, 0 });

        Assert.Equal(
            [1, 1, 1, 1, 0, double.NaN, double.NaN],
            new[] { "Precision", "Recall", "FScore", "BalancedAccuracy", "MatthewsCorrelation", "CohenKappa", "AUC" }
                .Select(metric => Made(metric, "", one).Shown(one, [batch]).Evaluate()));
    }

    [Fact]
    public void Several_classes_of_a_sample_are_refused_where_one_is_needed() => Assert.Equal(
        "Cohen's kappa is for one class for each sample, but the data is for multi-label classification into 2 classes.",
        Assert.Throws<DataException>(() => Made("CohenKappa", "", new Classification(["a", "b"], "image", "label", multiLabel: true))).Message);

    [Fact]
    public void A_task_without_classes_is_refused() => Assert.Equal(
        "A metric of classes is for classification and segmentation, but the data is for regression.",
        Assert.Throws<DataException>(() => Made("Recall", "", new Regression("input", "target"))).Message);

    [Fact]
    public void An_average_and_a_class_contradict_each_other() => Assert.Equal(
        "says how classes become one value, but target_name asks for one class; leave one of them out.",
        Bound.Mistake<MetricSection>("metric: {type: thelper.optim.FScore, params: {average: macro, target_name: a}}").Sentence);

    [Fact]
    public void An_unknown_class_is_refused() => Assert.Equal(
        "is 'tiger', which is no class of the data; the known classes are 'a', 'b', 'c'.",
        Assert.Throws<SettingException>(() => Made("Recall", "target_name: tiger", Task)).Message);

    [Fact]
    public void A_reduction_to_none_is_refused() => Assert.Equal(
        "metric.params.reduction",
        Bound.Mistake<MetricSection>("metric: {type: thelper.optim.MeanAbsoluteError, params: {reduction: none}}").Path);

    private static IMetric Made(string metric, string parameters, LearningTask task) =>
        (IMetric)Bound.To<MetricSection>($"metric: {{type: thelper.optim.{metric}, params: {{{parameters}}}}}").Metric.Create(task);
}
