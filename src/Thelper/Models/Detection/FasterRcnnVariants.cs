using Thelper.Configuration;

namespace Thelper.Models.Detection;

/// <summary>torchvision's <c>fasterrcnn_resnet50_fpn</c>: five feature maps with anchors of one size and three ratios each.</summary>
public sealed record FasterRcnnResNet50Options : FasterRcnnOptions
{
    private protected override string PublishedName => "fasterrcnn_resnet50_fpn";

    private protected override BackboneName Network => BackboneName.ResNet50;
}

/// <summary>
/// torchvision's <c>fasterrcnn_mobilenet_v3_large_fpn</c>: three feature maps with anchors of five sizes and three ratios each.
/// </summary>
public sealed record FasterRcnnMobileNetOptions : FasterRcnnOptions
{
    /// <summary>Takes the default that differs: proposals have a score of 0.05.</summary>
    public FasterRcnnMobileNetOptions() => RpnScoreThresh = 0.05;

    private protected override string PublishedName => "fasterrcnn_mobilenet_v3_large_fpn";

    private protected override BackboneName Network => BackboneName.MobileNetV3Large;
}

/// <summary>torchvision's <c>fasterrcnn_mobilenet_v3_large_320_fpn</c>: the same for smaller images, with fewer proposals.</summary>
public sealed record FasterRcnnMobileNet320Options : FasterRcnnOptions
{
    /// <summary>Takes the defaults that differ: images of 320 to 640 pixels, 150 proposals in use with a score of 0.05.</summary>
    public FasterRcnnMobileNet320Options()
    {
        (MinSize, MaxSize) = ([320], 640);
        (RpnPreNmsTopNTest, RpnPostNmsTopNTest, RpnScoreThresh) = (150, 150, 0.05);
    }

    private protected override string PublishedName => "fasterrcnn_mobilenet_v3_large_320_fpn";

    private protected override BackboneName Network => BackboneName.MobileNetV3Large;
}

/// <summary>A <see cref="FasterRcnn"/> whose parts can be chosen, also small ones for small images.</summary>
public sealed record ChosenFasterRcnnOptions : FasterRcnnOptions
{
    /// <summary>The network below; <c>resnet18</c> by default.</summary>
    public BackboneName Backbone { get; init; } = BackboneName.ResNet18;

    /// <summary>The normalisation in it; <c>batch</c> by default, <c>frozen</c> where it begins with published weights.</summary>
    public BackboneNorm? Norm { get; init; }

    /// <summary>Sizes of the anchors in pixels of the resized image, a list for each feature map, all equally long. By default
    /// those of torchvision's model with such a backbone: 32, 64, 128, 256 and 512 for the five maps of a residual network, all
    /// five for each of the three of MobileNet.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? AnchorSizes { get; init; }

    /// <summary>Heights divided by widths of the anchors, for each size; 0.5, 1 and 2 by default.</summary>
    [NotEmpty]
    [Positive]
    public IReadOnlyList<double> AnchorRatios { get; init; } = DefaultAnchors.Ratios;

    /// <summary>Height and width of the features of a proposal; 7 by default.</summary>
    [AtLeast(1)]
    public int BoxPoolSize { get; init; } = 7;

    /// <summary>Outputs of the two linear layers over these features; 1024 by default.</summary>
    [AtLeast(1)]
    public int BoxHeadSize { get; init; } = 1024;

    internal override int PoolSize => BoxPoolSize;

    internal override int HeadSize => BoxHeadSize;

    private protected override BackboneName Network => Backbone;

    private protected override BackboneNorm Normalisation => Norm ?? base.Normalisation;

    private protected override AnchorGenerator Anchors(int maps) => DefaultAnchors.Create(
        AnchorSizes is null ? DefaultAnchors.OfFasterRcnn(Backbone) : DefaultAnchors.Fitting(AnchorSizes, maps, this, nameof(AnchorSizes)),
        AnchorRatios);
}
