using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Train;
using Thelper.Visualization;

namespace Thelper;

/// <content>What looks at batches and at whole sets.</content>
public static partial class StandardComponents
{
    private static void AddCallbacks(ComponentCatalogue catalogue) => catalogue
        .Add<IConsumerOptions, PredictionCallbackOptions>(
            "thelper.train.PredictionCallback", "thelper.train.utils.PredictionCallback")
        .Add<IConsumerOptions, DisplayCallbackOptions>(DisplayCallbackOptions.Name)
        .Add<IConsumerOptions, SampleGridOptions>(SampleGridOptions.Name)
        .Add<IVisualizationOptions, TsneOptions>("tsne")
        .Add<IVisualizationOptions, UmapOptions>("umap")
        .Add<IVisualizationOptions, GradCamOptions>("gradcam");
}
