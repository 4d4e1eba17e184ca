using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;

namespace Thelper.Models.Detection;

/// <summary>The options of <see cref="RetinaNet"/>, with torchvision's names and defaults.</summary>
public abstract record RetinaNetOptions : ResizingDetectionOptions
{
    /// <summary>The score that a detection must exceed; 0.05 by default.</summary>
    [Range(0.0, 1.0)]
    public double ScoreThresh { get; init; } = 0.05;

    /// <summary>The overlap above which the worse of two detections of a class is dropped; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double NmsThresh { get; init; } = 0.5;

    /// <summary>The most detections of an image; 300 by default.</summary>
    [AtLeast(1)]
    public int DetectionsPerImg { get; init; } = 300;

    /// <summary>The overlap from which an anchor has the class of a true box; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double FgIouThresh { get; init; } = 0.5;

    /// <summary>The overlap below which an anchor is background; 0.4 by default.</summary>
    [Range(0.0, 1.0)]
    public double BgIouThresh { get; init; } = 0.4;

    /// <summary>Detections of each feature map that compete; 1000 by default.</summary>
    [AtLeast(1)]
    public int TopkCandidates { get; init; } = 1000;

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate() => BgIouThresh <= FgIouThresh ? base.Validate() : base.Validate().Append(new(
        nameof(BgIouThresh),
        FormattableString.Invariant($"is {BgIouThresh}, but must not be above fg_iou_thresh, which is {FgIouThresh}.")));

    private protected abstract BackboneName Network { get; }

    private protected sealed override string PublishedBackbone => BackboneChoice.Published(Network);

    private protected virtual BackboneNorm Normalisation => IsPretrained ? BackboneNorm.Frozen : BackboneNorm.Batch;

    private protected virtual AnchorGenerator Anchors(int maps) =>
        DefaultAnchors.Create(DefaultAnchors.OfRetinaNet(), DefaultAnchors.Ratios);

    private protected sealed override DetectionModel Create(int labelCount)
    {
        // The finest map is left out: it has most of the anchors, and the paper does without.
        var backbone = BackboneChoice.Create(Network, Normalisation, [2, 3, 4], CoarserMaps.Convolutions, this);
        return new RetinaNet(backbone, Anchors(backbone.MapCount), this, labelCount);
    }
}

/// <summary>torchvision's <c>retinanet_resnet50_fpn</c>: five feature maps with anchors of three sizes and three ratios each.</summary>
public sealed record RetinaNetResNet50Options : RetinaNetOptions
{
    private protected override string PublishedName => "retinanet_resnet50_fpn";

    private protected override BackboneName Network => BackboneName.ResNet50;
}

/// <summary>A <see cref="RetinaNet"/> whose parts can be chosen, also small ones for small images.</summary>
public sealed record ChosenRetinaNetOptions : RetinaNetOptions
{
    /// <summary>The network below, a residual one; <c>resnet18</c> by default.</summary>
    public BackboneName Backbone { get; init; } = BackboneName.ResNet18;

    /// <summary>The normalisation in it; <c>batch</c> by default, <c>frozen</c> where it begins with published weights.</summary>
    public BackboneNorm? Norm { get; init; }

    /// <summary>Sizes of the anchors in pixels of the resized image, a list for each of the five feature maps, all equally long.
    /// By default 32, 64, 128, 256 and 512, each also multiplied by the cube root of 2 and of 4.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? AnchorSizes { get; init; }

    /// <summary>Heights divided by widths of the anchors, for each size; 0.5, 1 and 2 by default.</summary>
    [NotEmpty]
    [Positive]
    public IReadOnlyList<double> AnchorRatios { get; init; } = DefaultAnchors.Ratios;

    private protected override BackboneName Network => Backbone;

    private protected override BackboneNorm Normalisation => Norm ?? base.Normalisation;

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate() => Backbone != BackboneName.MobileNetV3Large
        ? base.Validate()
        : base.Validate().Append(new(nameof(Backbone), "is mobilenet_v3_large, but a RetinaNet stands on a residual network."));

    private protected override AnchorGenerator Anchors(int maps) => DefaultAnchors.Create(
        AnchorSizes is null ? DefaultAnchors.OfRetinaNet() : DefaultAnchors.Fitting(AnchorSizes, maps, this, nameof(AnchorSizes)),
        AnchorRatios);
}
