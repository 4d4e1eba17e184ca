using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;

namespace Thelper.Models.Detection;

/// <summary>The options of torchvision's <c>fcos_resnet50_fpn</c>, with its names and defaults.</summary>
public sealed record FcosOptions : ResizingDetectionOptions
{
    /// <summary>How far from the centre of a true box a position may be that learns it, in pixels of its feature map; 1.5 by
    /// default.</summary>
    [Positive]
    public double CenterSamplingRadius { get; init; } = 1.5;

    /// <summary>The score that a detection must exceed; 0.2 by default.</summary>
    [Range(0.0, 1.0)]
    public double ScoreThresh { get; init; } = 0.2;

    /// <summary>The overlap above which the worse of two detections of a class is dropped; 0.6 by default.</summary>
    [Range(0.0, 1.0)]
    public double NmsThresh { get; init; } = 0.6;

    /// <summary>The most detections of an image; 100 by default.</summary>
    [AtLeast(1)]
    public int DetectionsPerImg { get; init; } = 100;

    /// <summary>Detections of each feature map that compete; 1000 by default.</summary>
    [AtLeast(1)]
    public int TopkCandidates { get; init; } = 1000;

    private protected override string PublishedName => "fcos_resnet50_fpn";

    private protected override string PublishedBackbone => BackboneChoice.Published(BackboneName.ResNet50);

    private protected override DetectionModel Create(int labelCount)
    {
        // As for RetinaNet, without the finest map.
        var backbone = BackboneChoice.Create(
            BackboneName.ResNet50, IsPretrained ? BackboneNorm.Frozen : BackboneNorm.Batch, [2, 3, 4], CoarserMaps.Convolutions, this);
        return new Fcos(backbone, this, labelCount);
    }
}
