using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

public sealed class ScoreCurveTests
{
    private static readonly Classification Task = new(["cat", "dog"], "image", "label");

    // Scores of the dog, with one tie; three dogs, two cats.
    private static readonly ShownBatch Batch = new([0, 0.9f, 0, 0.6f, 0, 0.6f, 0, 0.4f, 0, 0.1f], [5, 2], new long[] { 1, 0, 1, 1, 0 });

    [Theory]
    [InlineData("", 4.5 / 6)]
    [InlineData(", target_tpr: 0.5", 0.5)]
    [InlineData(", target_tpr: 1", 0.5)]
    [InlineData(", target_tpr: 0", 0)]
    [InlineData(", target_fpr: 0.4", 2.0 / 3)]
    [InlineData(", target_fpr: 1", 1)]
    public void The_value_is_that_of_the_definition(string further, double expected) =>
        Assert.Equal(expected, Roc($"target_name: dog, force_softmax: false{further}").Shown(Task, [Batch]).Evaluate(), 12);

    [Fact]
    public void The_precision_is_added_up_by_recall() => Assert.Equal(
        (1 / 3.0 * 1) + (1 / 3.0 * 2 / 3) + (1 / 3.0 * 3 / 4),
        Made<PrecisionRecallCurve>("PrecisionRecallCurve", "target_name: dog, force_softmax: false").Shown(Task, [Batch]).Evaluate(), 12);

    [Fact]
    public void An_inverted_class_makes_all_others_the_positive_ones()
    {
        var curve = Roc("target_name: '!dog', force_softmax: false").Shown(Task, [Batch]);

        Assert.Equal(4.5 / 6, curve.Evaluate(), 12);
        Assert.Equal(new ThresholdCounts(0.5, 1, 1, 2, 1), curve.CountsAt(3)[1]);
    }

    [Fact]
    public void Samples_are_counted_at_thresholds_from_0_to_1() => Assert.Equal(
        [new(0, 3, 2, 0, 0), new(0.25, 3, 1, 1, 0), new(0.5, 2, 1, 1, 1), new(0.75, 1, 0, 2, 2), new(1, 0, 0, 2, 3)],
        Roc("target_name: dog, force_softmax: false").Shown(Task, [Batch]).CountsAt(5));

    /// <summary>0.6 as a product of single precision lies on either side of 0.6.</summary>
    [Fact]
    public void A_score_equal_to_a_threshold_counts()
    {
        var batch = new ShownBatch([0, 0.75f, 0, 0.25f], [2, 2], new long[] { 1, 1 });

        Assert.Equal([2, 2, 1, 1, 0], Roc("target_name: dog, force_softmax: false").Shown(Task, [batch]).CountsAt(5).Select(counts => counts.TruePositives));
    }

    [Fact]
    public void Nothing_seen_gives_no_counts() => Assert.Empty(Roc("target_name: dog").CountsAt(10));

    [Theory]
    [InlineData(1.5f)]
    [InlineData(-0.5f)]
    public void Scores_that_are_no_probabilities_give_no_counts(float score) => Assert.Empty(
        Roc("target_name: dog, force_softmax: false").Shown(Task, [new([0, 0.5f, 0, score], [2, 2], new long[] { 1, 0 })]).CountsAt(5));

    /// <summary>The dog without a score ranks last, the cat without one first.</summary>
    [Fact]
    public void A_score_that_is_no_number_is_wrong()
    {
        var batch = new ShownBatch([0, float.NaN, 0, 0.5f, 0, float.NaN, 0, 0.4f], [4, 2], new long[] { 1, 1, 0, 0 });
        var curve = Roc("target_name: dog").Shown(Task, [batch]);

        Assert.Equal(0.25, curve.Evaluate());
        Assert.Equal(new ThresholdCounts(1, 0, 1, 1, 2), curve.CountsAt(2)[1]);
    }

    [Theory]
    [InlineData("ROCCurve")]
    [InlineData("PrecisionRecallCurve")]
    public void A_curve_is_not_computed_after_each_batch(string metric) => Assert.False(Made<ScoreCurve>(metric, "target_name: dog").IsLive);

    [Fact]
    public void A_false_positive_rate_is_better_lower() => Assert.Equal(
        [Goal.Maximize, Goal.Minimize, Goal.Maximize],
        new[] { "", ", target_tpr: 0.5", ", target_fpr: 0.5" }.Select(further => Roc("target_name: dog" + further).Goal));

    [Fact]
    public void A_weight_that_is_not_there_is_refused_before_a_session() => Assert.Equal(
        "names 'mass', but the samples' entries are path.",
        Assert.Throws<SettingException>(() => Roc("target_name: dog, sample_weight: mass")
            .Check(new Batch(new() { ["path"] = new[] { "x" } }, 1))).Message);

    [Theory]
    [InlineData("target_name: dgo", "is 'dgo', which is no class of the data; did you mean 'dog'?")]
    [InlineData("target_name: '!dgo'", "is 'dgo', which is no class of the data; did you mean 'dog'?")]
    [InlineData("target_name: dog, class_names: [a, b]", "is 'dog', which is no class of the data; the known classes are 'a', 'b'.")]
    public void An_unknown_class_is_refused(string parameters, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<SettingException>(() => Roc(parameters)).Message);

    [Theory]
    [InlineData("target_name: dog, target_tpr: 0.5, target_fpr: 0.5", "asks for another value than target_tpr does; leave one of them out.")]
    [InlineData("target_name: dog, target_tpr: 1.5", "must be at least 0 and at most 1, but is 1.5.")]
    public void Targets_that_cannot_be_are_refused(string parameters, string sentence) => Assert.Equal(
        sentence, Bound.Mistake<MetricSection>($"metric: {{type: thelper.optim.ROCCurve, params: {{{parameters}}}}}").Sentence);

    [Fact]
    public void A_class_whose_name_begins_with_the_mark_is_meant_itself()
    {
        var task = new Classification(["!x", "x"], "image", "label");
        var options = new ROCCurveOptions { TargetName = "!x", ForceSoftmax = false };

        Assert.Equal(1, new ROCCurve(task, options).Shown(task, [new([3, 0, 1, 0], [2, 2], new long[] { 0, 1 })]).Evaluate());
    }

    private static ROCCurve Roc(string parameters) => Made<ROCCurve>("ROCCurve", parameters);

    private static T Made<T>(string metric, string parameters)
        where T : IMetric =>
        (T)Bound.To<MetricSection>($"metric: {{type: thelper.optim.{metric}, params: {{{parameters}}}}}").Metric.Create(Task);
}
