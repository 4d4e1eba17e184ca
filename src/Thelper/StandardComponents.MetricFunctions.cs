using Thelper.Configuration;
using Thelper.Metrics;

namespace Thelper;

/// <content>What an external metric can compute; the names are scikit-learn's.</content>
public static partial class StandardComponents
{
    private static void AddMetricFunctions(ComponentCatalogue catalogue) => catalogue
        .AddMetricFunction("sklearn.metrics.accuracy_score", LabelFunctions.Accuracy)
        .AddMetricFunction("sklearn.metrics.balanced_accuracy_score", LabelFunctions.BalancedAccuracy)
        .AddMetricFunction("sklearn.metrics.precision_score", LabelFunctions.Precision)
        .AddMetricFunction("sklearn.metrics.recall_score", LabelFunctions.Recall)
        .AddMetricFunction("sklearn.metrics.f1_score", LabelFunctions.F1)
        .AddMetricFunction("sklearn.metrics.fbeta_score", LabelFunctions.FBeta)
        .AddMetricFunction("sklearn.metrics.jaccard_score", LabelFunctions.Jaccard)
        .AddMetricFunction("sklearn.metrics.matthews_corrcoef", LabelFunctions.Matthews)
        .AddMetricFunction("sklearn.metrics.cohen_kappa_score", LabelFunctions.Kappa)
        .AddMetricFunction("sklearn.metrics.roc_auc_score", ScoreFunctions.AreaUnderRoc)
        .AddMetricFunction("sklearn.metrics.average_precision_score", ScoreFunctions.AveragePrecision)
        .AddMetricFunction("sklearn.metrics.brier_score_loss", ScoreFunctions.Brier)
        .AddMetricFunction("sklearn.metrics.log_loss", ScoreFunctions.LogLoss)
        .AddMetricFunction("sklearn.metrics.mean_absolute_error", NumberFunctions.AbsoluteError)
        .AddMetricFunction("sklearn.metrics.mean_squared_error", NumberFunctions.SquaredError)
        .AddMetricFunction("sklearn.metrics.median_absolute_error", NumberFunctions.MedianError)
        .AddMetricFunction("sklearn.metrics.max_error", NumberFunctions.LargestError)
        .AddMetricFunction("sklearn.metrics.r2_score", NumberFunctions.R2)
        .AddMetricFunction("sklearn.metrics.explained_variance_score", NumberFunctions.ExplainedVariance);
}
