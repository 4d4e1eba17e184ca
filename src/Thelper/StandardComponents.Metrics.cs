using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Reports;

namespace Thelper;

/// <content>Metrics and reports.</content>
public static partial class StandardComponents
{
    private static void AddMetrics(ComponentCatalogue catalogue) => catalogue
        .Add<IConsumerOptions, AccuracyOptions>(
            "thelper.optim.Accuracy",
            "thelper.optim.metrics.Accuracy", "thelper.optim.CategoryAccuracy", "thelper.optim.BinaryAccuracy")
        .Add<IConsumerOptions, IntersectionOverUnionOptions>(
            "thelper.optim.IntersectionOverUnion", "thelper.optim.metrics.IntersectionOverUnion")
        .Add<IConsumerOptions, AveragePrecisionOptions>(
            "thelper.optim.AveragePrecision", "thelper.optim.metrics.AveragePrecision")
        .Add<IConsumerOptions, CocoAveragePrecisionOptions>(
            "thelper.optim.CocoAveragePrecision",
            "thelper.optim.metrics.CocoAveragePrecision", "thelper.optim.CocoMeanAveragePrecision")
        .Add<IConsumerOptions, MeanAbsoluteErrorOptions>(
            "thelper.optim.MeanAbsoluteError", "thelper.optim.metrics.MeanAbsoluteError")
        .Add<IConsumerOptions, MeanSquaredErrorOptions>(
            "thelper.optim.MeanSquaredError", "thelper.optim.metrics.MeanSquaredError")
        .Add<IConsumerOptions, RootMeanSquaredErrorOptions>(
            "thelper.optim.RootMeanSquaredError", "thelper.optim.metrics.RootMeanSquaredError")
        .Add<IConsumerOptions, R2Options>(
            "thelper.optim.R2", "thelper.optim.metrics.R2")
        .Add<IConsumerOptions, ExplainedVarianceOptions>(
            "thelper.optim.ExplainedVariance", "thelper.optim.metrics.ExplainedVariance")
        .Add<IConsumerOptions, PeakSignalNoiseRatioOptions>(
            "thelper.optim.PSNR", "thelper.optim.metrics.PSNR")
        .Add<IConsumerOptions, StructuralSimilarityOptions>(
            "thelper.optim.SSIM", "thelper.optim.metrics.SSIM")
        .Add<IConsumerOptions, DiceOptions>(
            "thelper.optim.Dice", "thelper.optim.metrics.Dice")
        .Add<IConsumerOptions, PrecisionOptions>(
            "thelper.optim.Precision", "thelper.optim.metrics.Precision")
        .Add<IConsumerOptions, RecallOptions>(
            "thelper.optim.Recall", "thelper.optim.metrics.Recall")
        .Add<IConsumerOptions, FScoreOptions>(
            "thelper.optim.FScore", "thelper.optim.metrics.FScore")
        .Add<IConsumerOptions, BalancedAccuracyOptions>(
            "thelper.optim.BalancedAccuracy", "thelper.optim.metrics.BalancedAccuracy")
        .Add<IConsumerOptions, CohenKappaOptions>(
            "thelper.optim.CohenKappa", "thelper.optim.metrics.CohenKappa")
        .Add<IConsumerOptions, MatthewsCorrelationOptions>(
            "thelper.optim.MatthewsCorrelation", "thelper.optim.metrics.MatthewsCorrelation")
        .Add<IConsumerOptions, ExpectedCalibrationErrorOptions>(
            "thelper.optim.ExpectedCalibrationError", "thelper.optim.metrics.ExpectedCalibrationError")
        .Add<IConsumerOptions, ROCCurveOptions>(
            "thelper.optim.ROCCurve", "thelper.optim.metrics.ROCCurve")
        .Add<IConsumerOptions, PrecisionRecallCurveOptions>(
            "thelper.optim.PrecisionRecallCurve", "thelper.optim.metrics.PrecisionRecallCurve")
        .Add<IConsumerOptions, AreaUnderCurveOptions>(
            "thelper.optim.AUC", "thelper.optim.metrics.AUC")
        .Add<IConsumerOptions, ExternalMetricOptions>(
            "thelper.optim.ExternalMetric", "thelper.optim.metrics.ExternalMetric");

    private static void AddReports(ComponentCatalogue catalogue) => catalogue
        .Add<IConsumerOptions, ClassifReportOptions>(
            "thelper.train.ClassifReport",
            "thelper.train.utils.ClassifReport", "thelper.optim.ClassifReport", "thelper.optim.metrics.ClassifReport")
        .Add<IConsumerOptions, ConfusionMatrixOptions>(
            "thelper.train.ConfusionMatrix",
            "thelper.train.utils.ConfusionMatrix", "thelper.optim.ConfusionMatrix", "thelper.optim.metrics.ConfusionMatrix")
        .Add<IConsumerOptions, ClassifLoggerOptions>("thelper.train.ClassifLogger", "thelper.train.utils.ClassifLogger")
        .Add<IConsumerOptions, DetectLoggerOptions>("thelper.train.DetectLogger", "thelper.train.utils.DetectLogger")
        .Add<IConsumerOptions, PascalVocReportOptions>(
            "thelper.train.PascalVocReport", "thelper.optim.PascalVocReport", "thelper.optim.eval.compute_pascalvoc_metrics")
        .Add<IConsumerOptions, GeoDetectLoggerOptions>(
            "thelper.train.TB15D104DetectLogger",
            "thelper.data.geo.ogc.TB15D104DetectLogger", "thelper.data.geo.TB15D104DetectLogger")
        .Add<IConsumerOptions, SegmOutputGeneratorOptions>(
            "thelper.train.SegmOutputGenerator", "thelper.train.utils.SegmOutputGenerator")
        .Add<IConsumerOptions, RawPredictionsOptions>(
            "thelper.train.RawPredictions", "thelper.optim.RawPredictions", "thelper.optim.metrics.RawPredictions");
}
