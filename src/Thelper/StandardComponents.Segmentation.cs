using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Train;

namespace Thelper;

/// <content>Training and measuring a segmentation.</content>
public static partial class StandardComponents
{
    private static void AddSegmentation(ComponentCatalogue catalogue) => catalogue
        .Add<ITrainerOptions, ImageSegmTrainerOptions>(
            "thelper.train.ImageSegmTrainer", "thelper.train.segm.ImageSegmTrainer")
        .Add<IConsumerOptions, IntersectionOverUnionOptions>(
            "thelper.optim.IntersectionOverUnion", "thelper.optim.metrics.IntersectionOverUnion");
}
