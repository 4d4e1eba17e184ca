using Thelper.Configuration;
using Thelper.Metrics;

namespace Thelper;

/// <content>What an external metric can compute; the names are scikit-learn's.</content>
public static partial class StandardComponents
{
    private static void AddMetricFunctions(ComponentCatalogue catalogue) => catalogue
        .AddMetricFunction("sklearn.metrics.accuracy_score", LabelFunctions.Accuracy, MetricInput.Labels)
        .AddMetricFunction("sklearn.metrics.balanced_accuracy_score", LabelFunctions.BalancedAccuracy, MetricInput.Labels)
        .AddMetricFunction("sklearn.metrics.precision_score", LabelFunctions.Precision, MetricInput.Labels)
        .AddMetricFunction("sklearn.metrics.recall_score", LabelFunctions.Recall, MetricInput.Labels)
        .AddMetricFunction("sklearn.metrics.f1_score", LabelFunctions.F1, MetricInput.Labels)
        .AddMetricFunction("sklearn.metrics.fbeta_score", LabelFunctions.FBeta, MetricInput.Labels)
        .AddMetricFunction("sklearn.metrics.jaccard_score", LabelFunctions.Jaccard, MetricInput.Labels)
        .AddMetricFunction("sklearn.metrics.matthews_corrcoef", LabelFunctions.Matthews, MetricInput.Labels)
        .AddMetricFunction("sklearn.metrics.cohen_kappa_score", LabelFunctions.Kappa, MetricInput.Labels)
        .AddMetricFunction("sklearn.metrics.roc_auc_score", ScoreFunctions.AreaUnderRoc, MetricInput.Scores)
        .AddMetricFunction("sklearn.metrics.average_precision_score", ScoreFunctions.AveragePrecision, MetricInput.Scores)
        .AddMetricFunction("sklearn.metrics.brier_score_loss", ScoreFunctions.Brier, MetricInput.Scores)
        .AddMetricFunction("sklearn.metrics.log_loss", ScoreFunctions.LogLoss, MetricInput.Scores)
        .AddMetricFunction("sklearn.metrics.mean_absolute_error", NumberFunctions.AbsoluteError, MetricInput.Numbers)
        .AddMetricFunction("sklearn.metrics.mean_squared_error", NumberFunctions.SquaredError, MetricInput.Numbers)
        .AddMetricFunction("sklearn.metrics.median_absolute_error", NumberFunctions.MedianError, MetricInput.Numbers)
        .AddMetricFunction("sklearn.metrics.max_error", NumberFunctions.LargestError, MetricInput.Numbers)
        .AddMetricFunction("sklearn.metrics.r2_score", NumberFunctions.R2, MetricInput.Numbers)
        .AddMetricFunction("sklearn.metrics.explained_variance_score", NumberFunctions.ExplainedVariance, MetricInput.Numbers);
}
