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
        .Add<IConsumerOptions, MeanAbsoluteErrorOptions>(
            "thelper.optim.MeanAbsoluteError", "thelper.optim.metrics.MeanAbsoluteError")
        .Add<IConsumerOptions, MeanSquaredErrorOptions>(
            "thelper.optim.MeanSquaredError", "thelper.optim.metrics.MeanSquaredError")
        .Add<IConsumerOptions, RootMeanSquaredErrorOptions>("thelper.optim.RootMeanSquaredError")
        .Add<IConsumerOptions, R2Options>("thelper.optim.R2");

    private static void AddReports(ComponentCatalogue catalogue) => catalogue
        .Add<IConsumerOptions, ClassifReportOptions>(
            "thelper.train.ClassifReport",
            "thelper.train.utils.ClassifReport", "thelper.optim.ClassifReport", "thelper.optim.metrics.ClassifReport")
        .Add<IConsumerOptions, ConfusionMatrixOptions>(
            "thelper.train.ConfusionMatrix",
            "thelper.train.utils.ConfusionMatrix", "thelper.optim.ConfusionMatrix", "thelper.optim.metrics.ConfusionMatrix")
        .Add<IConsumerOptions, ClassifLoggerOptions>("thelper.train.ClassifLogger", "thelper.train.utils.ClassifLogger")
        .Add<IConsumerOptions, DetectLoggerOptions>("thelper.train.DetectLogger", "thelper.train.utils.DetectLogger")
        .Add<IConsumerOptions, SegmOutputGeneratorOptions>(
            "thelper.train.SegmOutputGenerator", "thelper.train.utils.SegmOutputGenerator");
}
