using Thelper.Configuration;
using Thelper.Metrics;

namespace Thelper;

/// <content>The metrics of detection.</content>
public static partial class StandardComponents
{
    private static void AddDetectionMetrics(ComponentCatalogue catalogue) => catalogue
        .Add<IConsumerOptions, AveragePrecisionOptions>(
            "thelper.optim.AveragePrecision", "thelper.optim.metrics.AveragePrecision");
}
