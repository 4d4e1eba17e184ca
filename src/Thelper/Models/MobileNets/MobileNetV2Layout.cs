using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>How a MobileNetV2 is built: table 2 of its paper.</summary>
/// <param name="ChannelsOf">Numbers of channels from those of the width 1, which may be fractions.</param>
internal sealed record MobileNetV2Layout(Func<double, int> ChannelsOf)
{
    /// <summary>Channels of the stem, of the width 1.</summary>
    public const int StemChannels = 32;

    /// <summary>Channels of the last convolution, which no width makes fewer.</summary>
    public const int LastChannels = 1280;

    /// <summary>
    /// Groups of blocks: for how many channels within a block for each of its input, the output channels of the width 1, the
    /// number of blocks, and the stride of the first one.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups { get; init; } =
    [
        [1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 3, 2], [6, 64, 4, 2], [6, 96, 3, 1], [6, 160, 3, 2], [6, 320, 1, 1],
    ];

    /// <summary>What all numbers of channels are multiplied by; 1 by default.</summary>
    public double WidthMultiplier { get; init; } = 1;

    /// <summary>The probability of dropping a feature before the last layer while training.</summary>
    public double Dropout { get; init; }

    /// <summary>The side of the last feature map; null for any.</summary>
    public int? MapSide { get; init; }

    /// <summary>Whether the layers of a block stand in one list, and there is always a convolution to more channels, as in the
    /// Python original; false by default.</summary>
    public bool HasPlainBlocks { get; init; }

    /// <summary>The channels of the last convolution.</summary>
    public int Last => ChannelsOf(LastChannels * Math.Max(1, WidthMultiplier));

    /// <summary>The stem, the blocks, the last convolution, and a pooling where the map has one size.</summary>
    public IEnumerable<Module<Tensor, Tensor>> Layers()
    {
        var channels = ChannelsOf(StemChannels * WidthMultiplier);
        yield return new Sequential(Activated(3, channels, new(3) { Stride = 2, Padding = 1 }));
        foreach (var group in Groups)
        {
            var (expansion, outputs) = (group[0], ChannelsOf(group[1] * WidthMultiplier));
            for (var i = 0; i < group[2]; i++)
            {
                var stride = i == 0 ? group[3] : 1;
                yield return new LinearBottleneck((channels, outputs), stride, Block(channels, outputs, stride, expansion));
                channels = outputs;
            }
        }

        yield return new Sequential(Activated(channels, Last, new(1)));
        if (MapSide is { } side)
        {
            yield return new FixedPool(side, side, "Set model.params.input_size to the size of the images, a multiple of 32.");
        }
    }

    private IEnumerable<Module<Tensor, Tensor>> Block(int channels, int outputs, int stride, int expansion)
    {
        var expanded = channels * expansion;
        if (HasPlainBlocks || expansion != 1)
        {
            foreach (var layer in Grouped(Activated(channels, expanded, new(1))))
            {
                yield return layer;
            }
        }

        foreach (var layer in Grouped(Activated(expanded, expanded, new(3) { Stride = stride, Padding = 1, Groups = expanded })))
        {
            yield return layer;
        }

        yield return new Conv2d(expanded, outputs, new(1) { Bias = false });
        yield return new BatchNorm2d(outputs);
    }

    private IEnumerable<Module<Tensor, Tensor>> Grouped(IReadOnlyList<Module<Tensor, Tensor>> layers) =>
        HasPlainBlocks ? layers : [new Sequential(layers)];

    private static IReadOnlyList<Module<Tensor, Tensor>> Activated(int channels, int outputs, ConvolutionOptions options) =>
        [new Conv2d(channels, outputs, options with { Bias = false }), new BatchNorm2d(outputs), new ReLU6()];
}
