using Thelper.Models.MobileNets;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// The options of torchvision's <c>ssdlite320_mobilenet_v3_large</c>, with its names and defaults: an SSD with few weights (Sandler
/// et al., "MobileNetV2", 2018). Images are resized to 320×320.
/// </summary>
public sealed record SsdLiteOptions : SsdOptions
{
    private const double Epsilon = 0.001;
    private const double Momentum = 0.03;
    private const double SmallestScale = 0.2;
    private const double LargestScale = 0.95;
    private static readonly double[] Ratios = [2, 3];

    /// <summary>Takes the defaults that differ, and the means and deviations that bring values to −1 to 1.</summary>
    public SsdLiteOptions()
    {
        (ImageMean, ImageStd) = ([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]);
        (ScoreThresh, NmsThresh, DetectionsPerImg, TopkCandidates) = (0.001, 0.55, 300, 300);
    }

    private protected override string PublishedName => "ssdlite320_mobilenet_v3_large";

    private protected override int Side => 320;

    private protected override DetectionModel Create(int labelCount)
    {
        var features = new MobileNetV3Features(MobileNetV3Layout.Large(reducedTail: true) with { Normalisation = Normalisation });
        SsdLiteBlocks.Draw(features);
        var backbone = new SsdLiteBackbone(features, Normalisation);
        var anchors = SsdAnchors.Spread(backbone.Channels.Count, SmallestScale, LargestScale, Ratios);
        var blocks = new SsdBlocks((channels, outputs) => SsdLiteBlocks.Prediction(channels, outputs, Normalisation), SsdLiteBlocks.Draw);
        var head = new SsdHead(backbone.Channels, anchors.Counts, labelCount, blocks);
        backbone.TrainLastStages(TrainableBackboneLayers ?? backbone.Stages.Count);
        return new Ssd(backbone, head, anchors, this, labelCount);

        static Module<Tensor, Tensor> Normalisation(int channels) => new BatchNorm2d(channels, Epsilon, Momentum);
    }
}
