using Thelper.Metrics;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

/// <summary>Functions of an external metric that are given what they have no use for.</summary>
public sealed class ExternalMisuseTests
{
    [Theory]
    [InlineData("roc_auc_score", "classif_best", "is classif_best, but the function needs the scores of a class; use classif_score, and name the class as target_name.")]
    [InlineData("log_loss", "regression", "is regression, but the function needs the scores of a class; use classif_score.")]
    [InlineData("accuracy_score", "classif_score, target_name: star", "is another than classif_best, but the function compares classes.")]
    [InlineData("mean_squared_error", "classif_best", "is another than regression, but the function compares numbers.")]
    public void A_function_with_another_kind_of_values_is_refused(string function, string type, string sentence) =>
        Assert.Equal(("metric_type", sentence), Bound.Mistake<ExternalMetricOptions>(Text(function, type)));

    [Theory]
    [InlineData("roc_auc_score", "classif_best, target_name: star")]
    [InlineData("roc_auc_score", "classif_score, target_name: star")]
    [InlineData("f1_score", "classif_best, target_name: star")]
    [InlineData("max_error", "regression")]
    public void With_its_own_kind_it_is_taken(string function, string type) =>
        Assert.NotNull(Bound.To<ExternalMetricOptions>(Text(function, type)));

    private static string Text(string function, string type) =>
        $"{{metric_name: sklearn.metrics.{function}, metric_goal: max, metric_type: {type}}}";
}
