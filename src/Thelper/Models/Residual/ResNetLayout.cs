using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Residual;

/// <summary>How a residual network is built: the blocks of its four layers, and what they are made of.</summary>
/// <param name="Blocks">Blocks in each of the four layers.</param>
/// <param name="HasBottlenecks">
/// True for three convolutions in a block (1x1, 3x3, 1x1, four times as many channels in the end), false for two (3x3, 3x3).
/// </param>
public sealed record ResNetLayout(IReadOnlyList<int> Blocks, bool HasBottlenecks)
{
    internal const int StemChannels = 64;
    internal const int Layers = 4;
    internal const int StridedLayers = Layers - 1;

    /// <summary>18 convolutions and linear layers.</summary>
    public static ResNetLayout ResNet18 { get; } = new([2, 2, 2, 2], HasBottlenecks: false);

    /// <summary>50 convolutions and linear layers.</summary>
    public static ResNetLayout ResNet50 { get; } = new([3, 4, 6, 3], HasBottlenecks: true);

    /// <summary>101 convolutions and linear layers.</summary>
    public static ResNetLayout ResNet101 { get; } = new([3, 4, 23, 3], HasBottlenecks: true);

    /// <summary>
    /// torchvision's networks by its names. Those with groups are Xie et al., "Aggregated Residual Transformations for Deep
    /// Neural Networks" (2017), the wide ones Zagoruyko and Komodakis, "Wide Residual Networks" (2016).
    /// </summary>
    public static IReadOnlyDictionary<string, ResNetLayout> Named { get; } = new OrderedDictionary<string, ResNetLayout>
    {
        ["resnet18"] = ResNet18,
        ["resnet34"] = new([3, 4, 6, 3], HasBottlenecks: false),
        ["resnet50"] = ResNet50,
        ["resnet101"] = ResNet101,
        ["resnet152"] = new([3, 8, 36, 3], HasBottlenecks: true),
        ["resnext50_32x4d"] = ResNet50 with { Groups = 32, WidthPerGroup = 4 },
        ["resnext101_32x8d"] = ResNet101 with { Groups = 32, WidthPerGroup = 8 },
        ["wide_resnet50_2"] = ResNet50 with { WidthPerGroup = 2 * StemChannels },
        ["wide_resnet101_2"] = ResNet101 with { WidthPerGroup = 2 * StemChannels },
    };

    /// <summary>Groups of the 3x3 convolutions in bottlenecks; 1 by default.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Channels of each group in the first layer's bottlenecks, doubled from layer to layer; 64 by default.</summary>
    public int WidthPerGroup { get; init; } = StemChannels;

    /// <summary>
    /// Whether layer2, layer3 and layer4 keep the size of their input and dilate their convolutions instead; false for each
    /// by default. For bottlenecks only.
    /// </summary>
    public IReadOnlyList<bool> ReplaceStrideWithDilation { get; init; } = [false, false, false];

    /// <summary>Makes the normalisation of so many channels; <see cref="BatchNorm2d"/> by default.</summary>
    public Func<int, Module<Tensor, Tensor>> Normalisation { get; init; } = channels => new BatchNorm2d(channels);

    /// <summary>The channels that a layer gives.</summary>
    /// <param name="layer">1 to 4.</param>
    public int Channels(int layer) => Width(layer) * (HasBottlenecks ? Bottleneck.Expansion : 1);

    internal static int Width(int layer) => StemChannels << (layer - 1);
}
