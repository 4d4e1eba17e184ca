using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;

namespace Thelper.Models.Detection;

/// <summary>The options of <see cref="Ssd"/> with any backbone, with torchvision's names; images are resized to one size.</summary>
public abstract record SsdOptions : DetectionModelOptions
{
    /// <summary>The score that a detection must exceed; 0.01 by default, 0.001 for SSDlite.</summary>
    [Range(0.0, 1.0)]
    public double ScoreThresh { get; init; } = 0.01;

    /// <summary>The overlap above which the worse of two detections of a class is dropped; 0.45 by default, 0.55 for
    /// SSDlite.</summary>
    [Range(0.0, 1.0)]
    public double NmsThresh { get; init; } = 0.45;

    /// <summary>The most detections of an image; 200 by default, 300 for SSDlite.</summary>
    [AtLeast(1)]
    public int DetectionsPerImg { get; init; } = 200;

    /// <summary>The overlap from which an anchor has the class of a true box; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double IouThresh { get; init; } = 0.5;

    /// <summary>Detections of each class that compete; 400 by default, 300 for SSDlite.</summary>
    [AtLeast(1)]
    public int TopkCandidates { get; init; } = 400;

    /// <summary>The share of objects among the anchors that take part in the loss of the classes, above 0; 0.25 by
    /// default.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double PositiveFraction { get; init; } = 0.25;

    internal ImageScaling Scaling => new(this, new FixedSizing(Side));

    /// <summary>The height and width that images are resized to.</summary>
    private protected abstract int Side { get; }
}
