using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Models.VggNets;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// The options of torchvision's <c>ssd300_vgg16</c>, with its names and defaults. Images are resized to 300×300.
/// </summary>
public sealed record Ssd300Options : SsdOptions
{
    // The parts of a backbone with published weights that torchvision trains further.
    private const int PartsToTrain = 4;

    private static readonly double[] Scales = [0.07, 0.15, 0.33, 0.51, 0.69, 0.87, 1.05];
    private static readonly double[][] Ratios = [[2], [2, 3], [2, 3], [2, 3], [2], [2]];
    private static readonly int[] Steps = [8, 16, 32, 64, 100, 300];

    /// <summary>Takes the means of the colours, and values of 0 to 255, as the backbone's first weights had them.</summary>
    public Ssd300Options() => (ImageMean, ImageStd) = ([0.48235, 0.45882, 0.40784], [1.0 / 255, 1.0 / 255, 1.0 / 255]);

    private protected override string PublishedName => "ssd300_vgg16";

    private protected override string PublishedBackbone => "vgg16_features";

    private protected override IEnumerable<PretrainedPart> BackboneParts => !OfBackbone.IsMade ? [] :
    [
        new PretrainedPart(OfBackbone, () => new Vgg(new VggOptions { InitWeights = false }, PretrainedChoice.ImageNetClasses))
        {
            From = "features.",
            Change = (name, value) => (SsdVggBackbone.Place(name), value),
            IsOutput = _ => false,
        },
    ];

    private protected override int Side => 300;

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate() =>
        TrainableBackboneLayers is not > SsdVggBackbone.PartCount ? base.Validate() : base.Validate().Append(new(
            nameof(TrainableBackboneLayers),
            $"is {TrainableBackboneLayers}, but this backbone has {SsdVggBackbone.PartCount} parts to train."));

    private protected override DetectionModel Create(int labelCount)
    {
        var backbone = new SsdVggBackbone();
        var anchors = new SsdAnchors(Scales, Ratios, Steps);
        var blocks = new SsdBlocks(
            (channels, outputs) => new Conv2d(channels, outputs, new(3) { Padding = 1 }), SsdVggBackbone.Draw);
        var head = new SsdHead(SsdVggBackbone.Channels, anchors.Counts, labelCount, blocks);
        backbone.TrainLastParts(TrainableBackboneLayers ?? (IsPretrained ? PartsToTrain : SsdVggBackbone.PartCount));
        return new Ssd(backbone, head, anchors, this, labelCount);
    }
}
