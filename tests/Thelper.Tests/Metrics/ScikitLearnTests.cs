using System.Globalization;
using System.Text.Json;
using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

/// <summary>Metrics and reports beside scikit-learn's, on 200 random problems with few and many classes, ties and weights.</summary>
public sealed class ScikitLearnTests
{
    private const double Tolerance = 1e-12;

    private static readonly string[] AverageNames = ["macro", "micro", "weighted"];

    public static TheoryData<string> Averages => new(AverageNames);

    [SkippableFact]
    public void The_classification_report_has_the_same_text() => ForAll((problem, answer) => Assert.Equal(
        "\n" + answer.At("text").GetString(), Report(problem, ReportFormat.Text)));

    [SkippableFact]
    public void The_classification_report_has_the_same_numbers() => ForAll((problem, answer) =>
    {
        var ours = JsonSerializer.Deserialize<JsonElement>(Report(problem, ReportFormat.Json)!);
        Assert.Equal(answer.At("dict").EnumerateObject().Select(entry => entry.Name), ours.EnumerateObject().Select(entry => entry.Name));
        foreach (var (expected, actual) in Leaves(answer.At("dict")).Zip(Leaves(ours)))
        {
            AssertNear(expected, actual, "report");
        }
    });

    [SkippableFact]
    public void The_confusion_matrix_has_the_same_counts() => ForAll((problem, answer) =>
    {
        var task = TaskOf(problem);
        var matrix = new ConfusionMatrix(task.Classes, ReportFormat.Json).Shown(task, problem.Batches());
        Assert.Equal(
            answer.At("matrix").Array<double[]>(), JsonSerializer.Deserialize<JsonElement>(matrix.Report()!).At("matrix").Array<double[]>());
    });

    [SkippableTheory]
    [InlineData("roc", "ROCCurve")]
    [InlineData("ap", "PrecisionRecallCurve")]
    public void A_curve_has_the_same_value_for_each_class(string key, string metric) => ForAll((problem, answer) =>
    {
        var expected = answer.At("areas", key).EnumerateArray().ToArray();
        for (var index = 0; index < problem.Classes; index++)
        {
            if (expected[index].ValueKind != JsonValueKind.Null)
            {
                var weight = problem.Weights is null ? "" : $", sample_weight: {ShownBatch.WeightKey}";
                AssertNear(
                    expected[index].GetDouble(),
                    Evaluate(problem, metric, $"force_softmax: false, target_name: {problem.Names[index]}{weight}"),
                    metric);
            }
        }
    });

    [SkippableTheory]
    [InlineData("macro")]
    [InlineData("weighted")]
    public void The_area_of_all_classes_is_their_mean(string average) => ForAll((problem, answer) =>
    {
        var areas = answer.At("areas", "roc").EnumerateArray().Select(area => area.ValueKind == JsonValueKind.Null ? double.NaN : area.GetDouble());
        var known = areas.Select((area, index) => (area, weight: average == "macro" ? 1.0 : problem.Truth.Count(label => label == index)))
            .Where(pair => !double.IsNaN(pair.area)).ToArray();
        if (problem.Weights is null && known.Length > 0)
        {
            AssertNear(
                known.Sum(pair => pair.area * pair.weight) / known.Sum(pair => pair.weight),
                Evaluate(problem, "AUC", $"force_softmax: false, average: {average}"), "AUC");
        }
    });

    [SkippableTheory]
    [MemberData(nameof(Averages))]
    public void Precision_recall_and_scores_are_the_same(string average) => ForAll((problem, answer) =>
    {
        AssertNear(answer.At("precision_score", average).GetDouble(), Evaluate(problem, "Precision", $"average: {average}"), "precision");
        AssertNear(answer.At("recall_score", average).GetDouble(), Evaluate(problem, "Recall", $"average: {average}"), "recall");
        AssertNear(answer.At("f1_score", average).GetDouble(), Evaluate(problem, "FScore", $"average: {average}"), "F1");
        AssertNear(answer.At("f2_score", average).GetDouble(), Evaluate(problem, "FScore", $"average: {average}, beta: 2"), "F2");
    });

    [SkippableFact]
    public void Precision_recall_and_score_of_a_class_are_the_same() => ForAll((problem, answer) =>
    {
        var expected = answer.At("of_class").Array<double[]>();
        for (var index = 0; index < problem.Classes; index++)
        {
            foreach (var (metric, value) in new[] { "Precision", "Recall", "FScore" }.Zip(expected[index]))
            {
                AssertNear(value, Evaluate(problem, metric, $"target_name: {problem.Names[index]}"), metric);
            }
        }
    });

    [SkippableFact]
    public void Agreement_is_the_same() => ForAll((problem, answer) =>
    {
        AssertNear(Number(answer.At("kappa", "None")), Evaluate(problem, "CohenKappa", ""), "kappa");
        AssertNear(Number(answer.At("kappa", "linear")), Evaluate(problem, "CohenKappa", "weights: linear"), "linear kappa");
        AssertNear(Number(answer.At("kappa", "quadratic")), Evaluate(problem, "CohenKappa", "weights: quadratic"), "quadratic kappa");
        AssertNear(Number(answer.At("matthews_corrcoef")), Evaluate(problem, "MatthewsCorrelation", ""), "Matthews");
        AssertNear(Number(answer.At("balanced_accuracy_score")), Evaluate(problem, "BalancedAccuracy", ""), "balanced accuracy");
    });

    /// <summary>Without problems of whole numbers, whose confidences lie between two ranges but for the last digit.</summary>
    [SkippableFact]
    public void The_calibration_error_is_that_of_its_definition() => ForAll((problem, answer) =>
    {
        if (problem.Scores.Any(score => score != MathF.Round(score)))
        {
            AssertNear(answer.At("calibration").GetDouble(), Evaluate(problem, "ExpectedCalibrationError", ""), "calibration");
        }
    });

    [SkippableFact]
    public void External_functions_of_classes_are_the_same() => ForAll((problem, answer) =>
    {
        foreach (var function in new[] { "accuracy_score", "balanced_accuracy_score", "matthews_corrcoef" })
        {
            AssertNear(Number(answer.At(function)), External(problem, function, "classif_best", ""), function);
        }

        foreach (var average in AverageNames)
        {
            foreach (var function in new[] { "precision_score", "recall_score", "f1_score", "jaccard_score" })
            {
                var expected = answer.At(function, average).GetDouble();
                AssertNear(expected, External(problem, function, "classif_best", $", metric_params: {{average: {average}}}"), function);
            }
        }
    });

    [SkippableTheory]
    [InlineData("brier_score_loss")]
    [InlineData("log_loss")]
    public void External_losses_of_scores_are_the_same(string function) => ForAll((problem, answer) =>
    {
        if (answer.At("losses", function) is { ValueKind: JsonValueKind.Number } expected)
        {
            // The scores of the class of interest are the shares.
            var scores = problem.Scores.Select((score, i) => i % problem.Classes == 0 ? problem.Shares[i / problem.Classes] : score);
            AssertNear(
                expected.GetDouble(),
                External(problem with { Scores = [.. scores] }, function, "classif_score", $", force_softmax: false, target_name: {problem.Names[0]}"),
                function);
        }
    });

    private static void ForAll(Action<ClassProblem, JsonElement> check)
    {
        foreach (var (problem, answer) in ScikitProblems.Classes.Zip(ScikitProblems.AnswersTo("classes")))
        {
            check(problem, answer);
        }
    }

    private static Classification TaskOf(ClassProblem problem) => new(problem.Names, "image", "label");

    private static string? Report(ClassProblem problem, ReportFormat format)
    {
        var options = new ClassifReportOptions
        {
            Digits = problem.Digits,
            Format = format,
            SampleWeight = problem.Weights is null ? null : ShownBatch.WeightKey,
        };
        return new ClassifReport(TaskOf(problem), options).Shown(TaskOf(problem), problem.Batches()).Report();
    }

    private static double External(ClassProblem problem, string function, string type, string further) =>
        Evaluate(problem, "ExternalMetric", $"metric_name: sklearn.metrics.{function}, metric_type: {type}, metric_goal: max{further}");

    private static double Evaluate(ClassProblem problem, string metric, string parameters)
    {
        var options = Bound.To<MetricSection>($"metric: {{type: thelper.optim.{metric}, params: {{{parameters}}}}}").Metric;
        return ((IMetric)options.Create(TaskOf(problem))).Shown(TaskOf(problem), problem.Batches()).Evaluate();
    }

    private static IEnumerable<double> Leaves(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(entry => Leaves(entry.Value))
        : [element.GetDouble()];

    private static double Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? double.NaN : element.GetDouble();

    private static void AssertNear(double expected, double actual, string what) => Assert.True(
        expected.Equals(actual) || Math.Abs(expected - actual) <= Tolerance,
        string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected}, but is {actual}"));
}
