using System.Globalization;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

/// <summary>Metrics of several classes, numbers and images beside those of Python.</summary>
public sealed class ScikitNumberTests
{
    [SkippableTheory]
    [InlineData("Precision", "precision_score")]
    [InlineData("Recall", "recall_score")]
    [InlineData("FScore", "f1_score")]
    public void Several_classes_of_a_sample_have_the_same_scores(string metric, string function)
    {
        foreach (var (problem, answer) in ScikitProblems.Flags.Zip(ScikitProblems.AnswersTo("flags")))
        {
            var task = new Classification([.. Enumerable.Range(0, problem.Classes).Select(i => $"c{i}")], "image", "label", multiLabel: true);
            long[] shape = [problem.Scores.Length / problem.Classes, problem.Classes];
            foreach (var average in new[] { "macro", "micro", "weighted" })
            {
                AssertNear(
                    answer.At(function, average).GetDouble(),
                    Evaluate(task, metric, $"average: {average}", new(problem.Scores, shape, problem.Flags)),
                    1e-12);
            }
        }
    }

    [SkippableTheory]
    [InlineData("macro")]
    [InlineData("weighted")]
    public void The_area_of_several_classes_of_a_sample_is_the_same(string average)
    {
        foreach (var (problem, answer) in ScikitProblems.Flags.Zip(ScikitProblems.AnswersTo("flags")))
        {
            var task = new Classification([.. Enumerable.Range(0, problem.Classes).Select(i => $"c{i}")], "image", "label", multiLabel: true);
            long[] shape = [problem.Scores.Length / problem.Classes, problem.Classes];
            AssertNear(
                answer.At("areas", average).GetDouble(),
                Evaluate(task, "AUC", $"average: {average}, force_softmax: false", new(problem.Scores, shape, problem.Flags)),
                1e-12);
        }
    }

    [SkippableTheory]
    [InlineData("mean_absolute_error")]
    [InlineData("mean_squared_error")]
    [InlineData("median_absolute_error")]
    [InlineData("max_error")]
    [InlineData("r2_score")]
    [InlineData("explained_variance_score")]
    public void External_functions_of_numbers_are_the_same(string function)
    {
        foreach (var (problem, answer) in ScikitProblems.Numbers.Zip(ScikitProblems.AnswersTo("numbers")))
        {
            AssertNear(
                answer.At(function).GetDouble(),
                Evaluate(problem, "ExternalMetric", $"metric_name: sklearn.metrics.{function}, metric_type: regression, metric_goal: min"),
                1e-11);
        }
    }

    [SkippableTheory]
    [InlineData("R2")]
    [InlineData("ExplainedVariance")]
    public void Shares_of_a_variance_are_the_same(string metric)
    {
        foreach (var (problem, answer) in ScikitProblems.Numbers.Zip(ScikitProblems.AnswersTo("numbers")))
        {
            AssertNear(answer.At(metric).GetDouble(), Evaluate(problem, metric, ""), 1e-10);
        }
    }

    [SkippableFact]
    public void The_structural_similarity_is_that_of_its_definition()
    {
        var task = new SuperResolution("image", "sharp");
        foreach (var (problem, answer) in ScikitProblems.Images.Zip(ScikitProblems.AnswersTo("images")))
        {
            var range = problem.Range.ToString(CultureInfo.InvariantCulture);
            AssertNear(
                answer.GetDouble(), Evaluate(task, "SSIM", $"data_range: {range}", new(problem.Scores, problem.Shape, problem.Truth)), 1e-10);
        }
    }

    private static double Evaluate(NumberProblem problem, string metric, string parameters) => Evaluate(
        new Regression("input", "target"), metric, parameters, new(problem.Scores, [problem.Truth.Length / 3, 3], problem.Truth));

    private static double Evaluate(LearningTask task, string metric, string parameters, ShownBatch batch)
    {
        var options = Bound.To<MetricSection>($"metric: {{type: thelper.optim.{metric}, params: {{{parameters}}}}}").Metric;
        return ((IMetric)options.Create(task)).Shown(task, [batch]).Evaluate();
    }

    private static void AssertNear(double expected, double actual, double tolerance) => Assert.True(
        Math.Abs(expected - actual) <= tolerance,
        string.Create(CultureInfo.InvariantCulture, $"expected {expected}, but is {actual}"));
}
