using Thelper.Configuration;

namespace Thelper.Models.FlexibleResNets;

/// <summary>The blocks of a <see cref="FlexibleResNet"/>.</summary>
public enum BlockKind
{
    /// <summary>Two 3x3 convolutions.</summary>
    [ConfigKey("thelper.nn.resnet.BasicBlock")]
    [Alias("BasicBlock", "basic")]
    Basic,

    /// <summary>1x1, 3x3 and 1x1 convolutions, and four times as many channels in the end.</summary>
    [ConfigKey("thelper.nn.resnet.Bottleneck")]
    [Alias("Bottleneck")]
    Bottleneck,

    /// <summary>Two 3x3 convolutions, and channels weighted by squeeze and excitation.</summary>
    [ConfigKey("thelper.nn.resnet.SqueezeExcitationBlock")]
    [Alias("SqueezeExcitationBlock", "squeeze_excitation")]
    SqueezeExcitation,
}

/// <summary>The head of a <see cref="FlexibleResNet"/> that finds the class of each pixel.</summary>
public enum SegmentationHeadKind
{
    /// <summary>Two convolutions, after Long et al., "Fully Convolutional Networks for Semantic Segmentation" (2014).</summary>
    Fcn,

    /// <summary>Convolutions of several dilations: Chen et al., "Rethinking Atrous Convolution for Semantic Image
    /// Segmentation" (2017).</summary>
    [ConfigKey("deeplabv3")]
    DeepLabV3,
}
