using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>What turns a feature map into scores for its pixels, with torchvision's names of parameters.</summary>
internal static class SegmentationHeads
{
    private const int PyramidChannels = 256;

    /// <summary>The head of a kind.</summary>
    /// <param name="head">The kind.</param>
    /// <param name="channels">Of the feature map.</param>
    /// <param name="classes">Scores for each pixel.</param>
    public static Sequential Create(SegmentationHead head, int channels, int classes) =>
        head == SegmentationHead.DeepLab ? DeepLab(channels, classes) : FullyConvolutional(channels, classes);

    /// <summary>A convolution to a quarter of the channels, then one to the classes.</summary>
    public static Sequential FullyConvolutional(int channels, int classes) => new(
        new Conv2d(channels, channels / 4, new(3) { Padding = 1, Bias = false }),
        new BatchNorm2d(channels / 4),
        new ReLU(inPlace: true),
        new Dropout(0.1),
        new Conv2d(channels / 4, classes, new(1)));

    /// <summary>The head of Chen et al., "Rethinking Atrous Convolution for Semantic Image Segmentation" (2017).</summary>
    private static Sequential DeepLab(int channels, int classes) => new(
        new SpatialPyramid(channels, PyramidChannels, [12, 24, 36]),
        new Conv2d(PyramidChannels, PyramidChannels, new(3) { Padding = 1, Bias = false }),
        new BatchNorm2d(PyramidChannels),
        new ReLU(inPlace: true),
        new Conv2d(PyramidChannels, classes, new(1)));
}
