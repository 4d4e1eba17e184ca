using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;

namespace Thelper.Models.Detection;

/// <summary>The options of <see cref="FasterRcnn"/>, with torchvision's names and defaults.</summary>
public abstract record FasterRcnnOptions : ResizingDetectionOptions
{
    /// <summary>Proposals of each feature map that compete while training; 2000 by default.</summary>
    [AtLeast(1)]
    [ConfigKey("rpn_pre_nms_top_n_train")]
    public int RpnPreNmsTopNTrain { get; init; } = 2000;

    /// <summary>Proposals of each feature map that compete in use; 1000 by default.</summary>
    [AtLeast(1)]
    [ConfigKey("rpn_pre_nms_top_n_test")]
    public int RpnPreNmsTopNTest { get; init; } = 1000;

    /// <summary>Proposals of an image that are left while training; 2000 by default.</summary>
    [AtLeast(1)]
    [ConfigKey("rpn_post_nms_top_n_train")]
    public int RpnPostNmsTopNTrain { get; init; } = 2000;

    /// <summary>Proposals of an image that are left in use; 1000 by default.</summary>
    [AtLeast(1)]
    [ConfigKey("rpn_post_nms_top_n_test")]
    public int RpnPostNmsTopNTest { get; init; } = 1000;

    /// <summary>The overlap above which the worse of two proposals is dropped; 0.7 by default.</summary>
    [Range(0.0, 1.0)]
    public double RpnNmsThresh { get; init; } = 0.7;

    /// <summary>The overlap from which an anchor is to become an object; 0.7 by default.</summary>
    [Range(0.0, 1.0)]
    [ConfigKey("rpn_fg_iou_thresh")]
    public double RpnFgIouThresh { get; init; } = 0.7;

    /// <summary>The overlap below which an anchor is background; 0.3 by default.</summary>
    [Range(0.0, 1.0)]
    [ConfigKey("rpn_bg_iou_thresh")]
    public double RpnBgIouThresh { get; init; } = 0.3;

    /// <summary>Anchors of an image that take part in the losses; 256 by default.</summary>
    [AtLeast(1)]
    public int RpnBatchSizePerImage { get; init; } = 256;

    /// <summary>The largest share of objects among them; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double RpnPositiveFraction { get; init; } = 0.5;

    /// <summary>The score that a proposal must have; 0 by default, 0.05 on MobileNet.</summary>
    [Range(0.0, 1.0)]
    public double RpnScoreThresh { get; init; }

    /// <summary>The score that a detection must exceed; 0.05 by default.</summary>
    [Range(0.0, 1.0)]
    public double BoxScoreThresh { get; init; } = 0.05;

    /// <summary>The overlap above which the worse of two detections of a class is dropped; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double BoxNmsThresh { get; init; } = 0.5;

    /// <summary>The most detections of an image; 100 by default.</summary>
    [AtLeast(1)]
    public int BoxDetectionsPerImg { get; init; } = 100;

    /// <summary>The overlap from which a proposal has the class of a true box; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double BoxFgIouThresh { get; init; } = 0.5;

    /// <summary>The overlap below which a proposal is background; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double BoxBgIouThresh { get; init; } = 0.5;

    /// <summary>Proposals of an image that take part in the losses; 512 by default.</summary>
    [AtLeast(1)]
    public int BoxBatchSizePerImage { get; init; } = 512;

    /// <summary>The largest share of objects among them; 0.25 by default.</summary>
    [Range(0.0, 1.0)]
    public double BoxPositiveFraction { get; init; } = 0.25;

    /// <summary>How much centre and size of a box count: across, down, width and height; 10, 10, 5, 5 by default.</summary>
    [Length(4, 4)]
    [Positive]
    public IReadOnlyList<double> BboxRegWeights { get; init; } = [10, 10, 5, 5];

    /// <summary>Height and width of the features of a proposal.</summary>
    internal virtual int PoolSize => 7;

    /// <summary>Outputs of the linear layers over these features.</summary>
    internal virtual int HeadSize => 1024;

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate() => base.Validate().Concat(
        new[]
        {
            Order(nameof(RpnBgIouThresh), RpnBgIouThresh, "rpn_fg_iou_thresh", RpnFgIouThresh),
            Order(nameof(BoxBgIouThresh), BoxBgIouThresh, "box_fg_iou_thresh", BoxFgIouThresh),
        }.OfType<OptionsProblem>());

    private protected abstract BackboneName Network { get; }

    private protected sealed override string PublishedBackbone => BackboneChoice.Published(Network);

    private protected virtual BackboneNorm Normalisation => IsPretrained ? BackboneNorm.Frozen : BackboneNorm.Batch;

    private protected virtual AnchorGenerator Anchors(int maps) =>
        DefaultAnchors.Create(DefaultAnchors.OfFasterRcnn(Network), DefaultAnchors.Ratios);

    private protected sealed override DetectionModel Create(int labelCount)
    {
        var backbone = BackboneChoice.Create(Network, Normalisation, [1, 2, 3, 4], CoarserMaps.Pool, this);
        return new FasterRcnn(backbone, Anchors(backbone.MapCount), this, labelCount);
    }

    private static OptionsProblem? Order(string property, double background, string key, double foreground) =>
        background <= foreground ? null
        : new(property, FormattableString.Invariant($"is {background}, but must not be above {key}, which is {foreground}."));
}
