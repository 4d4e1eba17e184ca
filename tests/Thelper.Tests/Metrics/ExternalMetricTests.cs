using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

public sealed class ExternalMetricTests
{
    private static readonly Classification Classes = new(["a", "b", "c"], "image", "label");
    private static readonly Classification Flags = new(["a", "b"], "image", "label", multiLabel: true);
    private static readonly Segmentation Pixels = new(["a", "b"], "image", "mask", dontCare: 255);
    private static readonly Regression Numbers = new("input", "target");
    private static readonly Classification Two = new(["a", "b"], "image", "label");

    [Fact]
    public void True_negatives_count() => Assert.Equal(
        0.75,
        Made(Classes, "accuracy_score", "classif_top1, target_name: a").Shown(Classes, [new(
            [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0], [4, 3], new long[] { 0, 1, 1, 0 })]).Evaluate());

    [Theory]
    [InlineData("roc_auc_score", "classif_scores, target_name: a, force_softmax: false")]
    [InlineData("average_precision_score", "classif_score, target_name: a, force_softmax: false")]
    public void Scores_of_pixels_are_those_that_count(string function, string type)
    {
        var batch = new ShownBatch([0.9f, 0.8f, 0.2f, 0.9f, 0, 0, 0, 0], [1, 2, 2, 2], new long[] { 0, 0, 1, 255 });

        Assert.Equal(1, Made(Pixels, function, type).Shown(Pixels, [batch]).Evaluate());
    }

    [Fact]
    public void Of_several_classes_one_is_looked_at() => Assert.Equal(
        2.0 / 3,
        Made(Flags, "f1_score", "classif_best, target_name: b").Shown(Flags, [new([-1, 1, -1, 1, -1, -1], [3, 2], new float[] { 0, 1, 0, 0, 1, 0 })]).Evaluate(),
        12);

    /// <summary>Of an a and two b, one b has no score.</summary>
    [Theory]
    [InlineData("precision_score", "classif_best", 1)]
    [InlineData("recall_score", "classif_best", 1.0 / 2)]
    [InlineData("f1_score", "classif_best", 2.0 / 3)]
    [InlineData("jaccard_score", "classif_best, metric_params: {average: macro}", (1 + (1.0 / 2)) / 2)]
    [InlineData("precision_score", "classif_best, metric_params: {average: micro}", 1)]
    [InlineData("accuracy_score", "classif_best", 2.0 / 3)]
    [InlineData("balanced_accuracy_score", "classif_best", (1 + (1.0 / 2)) / 2)]
    public void A_score_that_is_no_number_is_wrong_but_no_further_class(string function, string type, double expected) => Assert.Equal(
        expected,
        Made(Two, function, type).Shown(Two, [new([1, 0, 0, 1, float.NaN, 1], [3, 2], new long[] { 0, 1, 1 })]).Evaluate(),
        precision: 12);

    [Theory]
    [InlineData("max_error")]
    [InlineData("median_absolute_error")]
    public void An_error_that_is_no_number_is_the_largest_and_leaves_no_median(string function) => Assert.Equal(
        double.NaN,
        Made(Numbers, function, "regression").Shown(Numbers, [new([1, float.NaN, 5, 2], [4, 1], new double[] { 0, 0, 0, 0 })]).Evaluate());

    [Theory]
    [InlineData("f1_score", "classif_best", true)]
    [InlineData("f1_score", "classif_best, target_name: a", true)]
    [InlineData("f1_score", "classif_best, live_eval: false", false)]
    [InlineData("roc_auc_score", "classif_score, target_name: a", false)]
    public void What_is_computed_from_all_samples_anew_is_not_asked_for_after_each_batch(string function, string type, bool isLive) =>
        Assert.Equal(isLive, Made(Two, function, type).IsLive);

    [Fact]
    public void Functions_of_numbers_are_not_asked_for_after_each_batch() => Assert.False(Made(Numbers, "max_error", "regression").IsLive);

    [Fact]
    public void A_function_has_the_goal_and_the_rhythm_that_the_configuration_says()
    {
        var metric = (IMetric)Bound.To<MetricSection>(
            "metric: {type: thelper.optim.ExternalMetric, params: {metric_name: sklearn.metrics.max_error, metric_type: regression, "
            + "metric_goal: min, live_eval: false}}").Metric.Create(Numbers);

        Assert.Equal((Goal.Minimize, false), (metric.Goal, metric.IsLive));
    }

    [Theory]
    [InlineData("f1_score", "classif_best",
        "must have the argument average (macro, micro or weighted), because there are more than two classes; or name one of them as target_name.")]
    [InlineData("f1_score", "classif_best, metric_params: {averge: macro}",
        "has 'averge', which the function does not know; did you mean 'average'?")]
    [InlineData("f1_score", "classif_best, metric_params: {average: samples}", "has average = samples, but must have 'binary', 'macro', 'micro' or 'weighted'.")]
    [InlineData("f1_score", "classif_best, metric_params: {average: macro, zero_division: 1}",
        "has a zero_division other than 0, but a quotient whose denominator is 0 is 0; leave it out.")]
    [InlineData("matthews_corrcoef", "classif_best, metric_params: {x: 1}", "has 'x', but the function takes no arguments.")]
    [InlineData("max_error", "regression", "is regression, but the data is for classification into 3 classes.")]
    [InlineData("f1_score", "classif_best, target_name: tiger", "is 'tiger', which is no class of the data; the known classes are 'a', 'b', 'c'.")]
    public void What_does_not_fit_is_refused_before_a_session(string function, string type, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<SettingException>(() => Made(Classes, function, type)).Message);

    [Theory]
    [InlineData("sklearn.metrics.f2_score, metric_type: classif_best", "unknown metric function 'sklearn.metrics.f2_score'")]
    [InlineData("sklearn.metrics.roc_auc_score, metric_type: classif_score", "is classif_score, which needs target_name: the class whose scores count.")]
    [InlineData("sklearn.metrics.max_error, metric_type: regression, target_name: a", "is for classes, but metric_type is regression; leave it out.")]
    [InlineData("sklearn.metrics.f1_score, metric_type: classif_best, metric_params: 3", "must be a section (names with values), but received ")]
    public void A_contradiction_is_refused_with_its_line(string parameters, string sentence) => Assert.StartsWith(
        sentence,
        Bound.Mistake<MetricSection>($"metric: {{type: thelper.optim.ExternalMetric, params: {{metric_goal: max, metric_name: {parameters}}}}}").Sentence,
        StringComparison.Ordinal);

    [Fact]
    public void A_function_of_a_plugin_gets_samples_and_arguments()
    {
        var catalogue = StandardComponents.Catalogue().AddMetricFunction("mine.hits", (samples, arguments) =>
            samples.Targets.Zip(samples.Predictions, (a, b) => a == b).Index().Where(pair => pair.Item).Sum(pair => samples.CountOf(pair.Index))
                * Convert.ToDouble(arguments["factor"], null));
        const string text = """
            metric:
              type: thelper.optim.ExternalMetric
              params: {metric_name: mine.hits, metric_type: classif_best, metric_goal: max, metric_params: {factor: 10}}
            """;
        var options = ConfigBinder.Bind<MetricSection>(ConfigReader.Parse(text, "test.yml"), catalogue).Value.Metric;

        Assert.Equal(20, ((IMetric)options.Create(Classes)).Shown(Classes, [new([1, 0, 0, 1, 0, 0, 0, 0, 1], [3, 3], new long[] { 0, 0, 0 })]).Evaluate());
    }

    private static IMetric Made(LearningTask task, string function, string type) => (IMetric)Bound.To<MetricSection>(
        $"metric: {{type: thelper.optim.ExternalMetric, params: {{metric_name: sklearn.metrics.{function}, metric_type: {type}, metric_goal: max}}}}")
        .Metric.Create(task);
}
