using Thelper.Configuration;
using Thelper.Metrics;

namespace Thelper;

/// <content>Metrics of numbers.</content>
public static partial class StandardComponents
{
    private static void AddNumberMetrics(ComponentCatalogue catalogue) => catalogue
        .Add<IConsumerOptions, MeanAbsoluteErrorOptions>(
            "thelper.optim.MeanAbsoluteError", "thelper.optim.metrics.MeanAbsoluteError")
        .Add<IConsumerOptions, MeanSquaredErrorOptions>(
            "thelper.optim.MeanSquaredError", "thelper.optim.metrics.MeanSquaredError")
        .Add<IConsumerOptions, RootMeanSquaredErrorOptions>("thelper.optim.RootMeanSquaredError")
        .Add<IConsumerOptions, R2Options>("thelper.optim.R2");
}
