using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Residual;

/// <summary>The parts of a residual network, under torchvision's names and in their order.</summary>
internal static class ResNetStages
{
    /// <summary>The stem, then <c>layer1</c> to <c>layer4</c>.</summary>
    public static IEnumerable<(string Name, Module<Tensor, Tensor> Module)> Create(ResNetLayout layout)
    {
        const int stem = ResNetLayout.StemChannels;
        yield return ("conv1", new Conv2d(3, stem, new(7) { Stride = 2, Padding = 3, Bias = false }));
        yield return ("bn1", layout.Normalisation(stem));
        yield return ("relu", new ReLU(inPlace: true));
        yield return ("maxpool", new MaxPool2d(3, stride: 2, padding: 1));
        var (channels, dilation) = (stem, 1);
        for (var layer = 1; layer <= ResNetLayout.Layers; layer++)
        {
            var (stride, before) = (layer == 1 ? 1 : 2, dilation);
            if (layer > 1 && layout.ReplaceStrideWithDilation[layer - 2])
            {
                (stride, dilation) = (1, dilation * stride);
            }

            var first = new BlockPlan(channels, ResNetLayout.Width(layer), stride, before);
            channels = layout.Channels(layer);
            var others = new BlockPlan(channels, ResNetLayout.Width(layer), 1, dilation);
            yield return (NameOf(layer), Layer(layout, first, Enumerable.Repeat(others, layout.Blocks[layer - 1] - 1)));
        }
    }

    public static string NameOf(int layer) => $"layer{layer}";

    /// <summary>Draws the initial values of all convolutions in the network.</summary>
    /// <param name="network">Changed in place.</param>
    /// <param name="zeroResidual">Whether each residual branch starts as zero.</param>
    public static void Initialize(Module network, bool zeroResidual)
    {
        foreach (var (_, module) in network.NamedModules())
        {
            if (module is Conv2d convolution)
            {
                Initializers.KaimingNormalByFanOut(convolution.Weight);
            }
            else if (zeroResidual && module is ResidualBlock block)
            {
                Initializers.Constant(block.LastNorm.StateDictionary()["weight"], 0);
            }
        }
    }

    private static Sequential Layer(ResNetLayout layout, BlockPlan first, IEnumerable<BlockPlan> others) =>
        new(others.Prepend(first).Select(plan => layout.HasBottlenecks
            ? (Module<Tensor, Tensor>)new Bottleneck(plan, layout)
            : new BasicBlock(plan, layout)));
}
