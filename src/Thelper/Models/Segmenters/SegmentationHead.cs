using Thelper.Configuration;

namespace Thelper.Models.Segmenters;

/// <summary>What turns a feature map into scores for its pixels.</summary>
public enum SegmentationHead
{
    /// <summary>Two convolutions, after Long et al., "Fully Convolutional Networks for Semantic Segmentation" (2014).</summary>
    [ConfigKey("fcn")]
    FullyConvolutional,

    /// <summary>Convolutions of several dilations: Chen et al., "Rethinking Atrous Convolution for Semantic Image
    /// Segmentation" (2017).</summary>
    [ConfigKey("deeplabv3")]
    DeepLab,
}
