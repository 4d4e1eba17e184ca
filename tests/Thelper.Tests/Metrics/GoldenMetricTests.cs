using System.Globalization;
using Thelper.Metrics;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

/// <summary>
/// The values of the Python original. Where it has a fault that is mended here, the values differ; then the number of the test is
/// the definition's.
/// </summary>
public sealed class GoldenMetricTests
{
    private const double Tolerance = 1e-12;

    // Numbers of single precision are added there.
    private const double SingleTolerance = 1e-6;

    private static readonly string[] Classes = ["airplane", "bird", "cat", "dog", "a_very_long_class_name"];

    /// <summary>Names of values, and the configuration of the metric.</summary>
    public static TheoryData<string, string> OfClasses
    {
        get
        {
            var data = new TheoryData<string, string>
            {
                { "Accuracy(top_k=1,max_win_size=2)", "type: thelper.optim.Accuracy, params: {max_win_size: 2}" },
            };
            for (var top = 1; top < Classes.Length; top++)
            {
                data.Add($"Accuracy(top_k={top})", $"type: thelper.optim.Accuracy, params: {{top_k: {top}}}");
            }

            Array.ForEach(Classes, name => AddClass(data, name));
            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(OfClasses))]
    public void A_metric_of_classes_has_the_value_of_the_original(string name, string options) =>
        AssertSame(GoldenEpochs.Classification(), name, options, Tolerance);

    /// <summary>The original leaves out samples that are neither of the class nor predicted as it.</summary>
    [SkippableFact]
    public void An_external_accuracy_counts_true_negatives_where_the_original_drops_them()
    {
        var golden = GoldenEpochs.Classification();

        // 20 of 21 are right: one airplane is taken for something else.
        Assert.Equal(20.0 / 21, Evaluate(golden, External("accuracy_score", "classif_best", "airplane")), Tolerance);
        Assert.Equal(0.75, golden.Values.At("ExternalMetric(sklearn.metrics.accuracy_score,classif_best,airplane)").GetDouble());
    }

    /// <summary>The original raises an error.</summary>
    [SkippableFact]
    public void An_external_metric_needs_no_class_of_interest() => Assert.Equal(
        0.7247619047619047,
        Evaluate(GoldenEpochs.Classification(),
            "type: thelper.optim.ExternalMetric, params: {metric_name: sklearn.metrics.f1_score, metric_type: classif_best, "
            + "metric_goal: max, metric_params: {average: macro}}"),
        Tolerance);

    [SkippableTheory]
    [InlineData("IoU(mean,global=True)", false)]
    [InlineData("IoU(mean,global=False)", false)]
    [InlineData("IoU(road,global=True)", false)]
    [InlineData("IoU(tree,global=False)", false)]
    [InlineData("IoU(mean,global=True) dontcare", true)]
    [InlineData("IoU(mean,global=False) dontcare", true)]
    [InlineData("IoU(bg,global=False) dontcare", true)]
    [InlineData("Accuracy", false)]
    [InlineData("Accuracy top2", false)]
    public void A_metric_of_pixels_has_the_value_of_the_original(string name, bool dontCare)
    {
        var parts = name.Split('(', ',', ')', '=');
        AssertSame(GoldenEpochs.Segmentation(dontCare), name, parts is ["IoU", var target, _, var isGlobal, ..]
            ? $"type: thelper.optim.IntersectionOverUnion, params: {{global_score: {isGlobal.ToLowerInvariant()}"
                + (target == "mean" ? "}" : $", target_names: {target}}}")
            : $"type: thelper.optim.Accuracy, params: {{top_k: {(name.EndsWith('2') ? 2 : 1)}}}", Tolerance);
    }

    /// <summary>The original takes the mean over batches, so that the samples of a small last one count more.</summary>
    [SkippableTheory]
    [InlineData("MAE(mean)", "MeanAbsoluteError", "{}")]
    [InlineData("MSE(mean)", "MeanSquaredError", "{}")]
    [InlineData("MAE(sum)", "MeanAbsoluteError", "{reduction: sum}")]
    [InlineData("MSE(sum)", "MeanSquaredError", "{reduction: sum}")]
    [InlineData("MAE(mean,max_win_size=2)", "MeanAbsoluteError", "{max_win_size: 2}")]
    public void An_error_of_equal_batches_has_the_value_of_the_original(string name, string metric, string parameters)
    {
        var golden = GoldenEpochs.Regression();
        var options = $"type: thelper.optim.{metric}, params: {parameters}";
        var ofBatches = golden.Batches.Select(batch => Evaluate(golden with { Batches = [batch] }, options)).ToArray();
        var sizes = golden.Batches.Select(batch => batch.Shape[0]).ToArray();
        int[] counted = name.Contains("win_size", StringComparison.Ordinal) ? [1, 2] : [0, 1, 2];

        // A sum over a batch there, over a sample here.
        var isSum = name.Contains("sum", StringComparison.Ordinal);
        AssertNear(golden.Values.At(name).GetDouble(), counted.Average(i => ofBatches[i] * (isSum ? sizes[i] : 1)), SingleTolerance);
        AssertNear(
            counted.Sum(i => ofBatches[i] * sizes[i]) / counted.Sum(i => sizes[i]), Evaluate(golden, options), Tolerance);
    }

    [SkippableTheory]
    [InlineData("PSNR(1.0)", 1)]
    [InlineData("PSNR(255)", 255)]
    public void A_ratio_of_single_samples_has_the_formula_of_the_original(string name, int range)
    {
        // There it is the mean over batches of 10·log10(range² / error); here over samples.
        var golden = GoldenEpochs.Regression();
        var errors = golden.Batches.Select(batch => Evaluate(
            golden with { Batches = [batch] }, "type: thelper.optim.MeanSquaredError"));
        AssertNear(golden.Values.At(name).GetDouble(), errors.Average(error => 10 * Math.Log10(range * range / error)), SingleTolerance);

        var samples = golden.Batches.SelectMany(Samples).Select(sample => Evaluate(
            golden with { Batches = [sample] }, "type: thelper.optim.MeanSquaredError"));
        AssertNear(
            samples.Average(error => 10 * Math.Log10(range * range / error)),
            Evaluate(golden, $"type: thelper.optim.PSNR, params: {{data_range: {range}}}"),
            Tolerance);
    }

    [SkippableFact]
    public void The_ratio_of_perfect_samples_is_infinite()
    {
        var golden = GoldenEpochs.Regression();
        var perfect = golden.Batches.Select(batch => batch with { Truth = Array.ConvertAll(batch.Scores, score => (double)score) });

        Assert.Equal("inf", golden.Values.At("PSNR identical").GetString());
        Assert.Equal(double.PositiveInfinity, Evaluate(golden with { Batches = [.. perfect] }, "type: thelper.optim.PSNR"));
    }

    private static IEnumerable<ShownBatch> Samples(ShownBatch batch)
    {
        var width = (int)batch.Shape[1];
        return batch.Scores.Chunk(width).Zip(
            ((double[])batch.Truth!).Chunk(width), (scores, truth) => new ShownBatch(scores, [1, width], truth));
    }

    private static void AddClass(TheoryData<string, string> data, string name)
    {
        foreach (var (key, further) in new (string, string)[]
        {
            ($"ROCCurve({name}) auc", ""),
            ($"ROCCurve({name},target_tpr=0.9) -> fpr", ", target_tpr: 0.9"),
            ($"ROCCurve({name},target_fpr=0.2) -> tpr", ", target_fpr: 0.2"),
            ($"ROCCurve({name},force_softmax=False) auc", ", force_softmax: false"),
        })
        {
            data.Add(key, $"type: thelper.optim.metrics.ROCCurve, params: {{target_name: {name}{further}}}");
        }

        data.Add($"ROCCurve(!{name}) auc", $"type: thelper.optim.ROCCurve, params: {{target_name: '!{name}'}}");
        data.Add($"ExternalMetric(sklearn.metrics.roc_auc_score,classif_score,{name})", External("roc_auc_score", "classif_score", name));
        foreach (var function in new[] { "f1_score", "precision_score", "recall_score" })
        {
            data.Add($"ExternalMetric(sklearn.metrics.{function},classif_best,{name})", External(function, "classif_best", name));
        }
    }

    private static string External(string function, string type, string target) =>
        $"type: thelper.optim.ExternalMetric, params: {{metric_name: sklearn.metrics.{function}, metric_type: {type}, "
        + $"metric_goal: max, target_name: {target}}}";

    private static void AssertSame(GoldenEpochs golden, string name, string options, double tolerance) =>
        AssertNear(golden.Values.At(name).GetDouble(), Evaluate(golden, options), tolerance);

    private static void AssertNear(double expected, double actual, double tolerance) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        string.Create(CultureInfo.InvariantCulture, $"expected {expected}, but is {actual}"));

    private static double Evaluate(GoldenEpochs golden, string options) =>
        ((IMetric)Bound.To<MetricSection>($"metric: {{{options}}}").Metric.Create(golden.Task)).Shown(golden.Task, golden.Batches).Evaluate();
}

/// <summary>The part of a configuration that names a metric.</summary>
internal sealed record MetricSection
{
    public required IConsumerOptions Metric { get; init; }
}
