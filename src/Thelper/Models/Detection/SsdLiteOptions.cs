using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.MobileNets;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// The options of torchvision's <c>ssdlite320_mobilenet_v3_large</c>, with its names and defaults. Images are resized to 320×320.
/// </summary>
public sealed record SsdLiteOptions : DetectionModelOptions
{
    private const int Side = 320;
    private const double Epsilon = 0.001;
    private const double Momentum = 0.03;

    /// <summary>Takes the means and deviations that bring values to −1 to 1.</summary>
    public SsdLiteOptions() => (ImageMean, ImageStd) = ([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]);

    /// <summary>The score that a detection must exceed; 0.001 by default.</summary>
    [Range(0.0, 1.0)]
    public double ScoreThresh { get; init; } = 0.001;

    /// <summary>The overlap above which the worse of two detections of a class is dropped; 0.55 by default.</summary>
    [Range(0.0, 1.0)]
    public double NmsThresh { get; init; } = 0.55;

    /// <summary>The most detections of an image; 300 by default.</summary>
    [AtLeast(1)]
    public int DetectionsPerImg { get; init; } = 300;

    /// <summary>The overlap from which an anchor has the class of a true box; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double IouThresh { get; init; } = 0.5;

    /// <summary>Detections of each class that compete; 300 by default.</summary>
    [AtLeast(1)]
    public int TopkCandidates { get; init; } = 300;

    /// <summary>The share of objects among the anchors that take part in the loss of the classes, above 0; 0.25 by
    /// default.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double PositiveFraction { get; init; } = 0.25;

    private protected override string PublishedName => "ssdlite320_mobilenet_v3_large";

    internal ImageScaling Scaling => new(this, new FixedSizing(Side));

    private protected override DetectionModel Create(int labelCount)
    {
        var features = new MobileNetV3Features(MobileNetV3Layout.Large(reducedTail: true) with { Normalisation = Normalisation });
        var backbone = new SsdLiteBackbone(SsdLiteBlocks.Drawn(features), Normalisation);
        var model = new SsdLite(backbone, Normalisation, this, labelCount);
        backbone.TrainLastStages(TrainableBackboneLayers ?? backbone.Stages.Count);
        return model;

        static Module<Tensor, Tensor> Normalisation(int channels) => new BatchNorm2d(channels, Epsilon, Momentum);
    }
}
