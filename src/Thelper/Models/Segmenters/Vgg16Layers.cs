using System.Globalization;
using Thelper.Models.Pretraining;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>The layers of torchvision's VGG-16, as its published weights name them, and where they lie in <see cref="Fcn32s"/>.</summary>
internal sealed class Vgg16Layers : Module
{
    private const int Width = 64;
    private const int Hidden = 4096;
    private const int PooledSide = 7;
    private const string Features = "features.";
    private const string Output = "classifier.6.";

    private static readonly int[] ConvolutionsOfBlocks = [2, 2, 3, 3, 3];

    public Vgg16Layers()
    {
        var layers = new List<Module<Tensor, Tensor>>();
        var channels = 3;
        foreach (var (i, convolutions) in ConvolutionsOfBlocks.Index())
        {
            for (var j = 0; j < convolutions; j++, channels = Width << Math.Min(i, 3))
            {
                layers.AddRange([new Conv2d(channels, Width << Math.Min(i, 3), new(3) { Padding = 1 }), new ReLU()]);
            }

            layers.Add(new MaxPool2d(2));
        }

        Register("features", new Sequential([.. layers]));
        Register("classifier", new Sequential(
            new Linear(channels * PooledSide * PooledSide, Hidden),
            new ReLU(),
            new Dropout(),
            new Linear(Hidden, Hidden),
            new ReLU(),
            new Dropout(),
            new Linear(Hidden, PretrainedChoice.ImageNetClasses)));
    }

    /// <summary>Whether a tensor of <see cref="Fcn32s"/> depends on the classes.</summary>
    public static bool IsOutput(string name) => name.StartsWith(Output, StringComparison.Ordinal);

    /// <summary>A tensor as it lies in <see cref="Fcn32s"/>, whose linear layers are convolutions.</summary>
    public static (string Name, Tensor Value) Convert(string name, Tensor value)
    {
        if (!name.StartsWith(Features, StringComparison.Ordinal))
        {
            var shape = value.Shape;
            return (name, shape is not [var outputs, var inputs] ? value : inputs == Hidden
                ? value.Reshape([outputs, inputs, 1, 1])
                : value.Reshape([outputs, inputs / (PooledSide * PooledSide), PooledSide, PooledSide]));
        }

        var (layer, rest) = (name.Split('.')[1], name[(name.LastIndexOf('.') + 1)..]);
        var (block, index) = (0, int.Parse(layer, CultureInfo.InvariantCulture));
        while (index > 2 * ConvolutionsOfBlocks[block])
        {
            index -= (2 * ConvolutionsOfBlocks[block++]) + 1;
        }

        return (FormattableString.Invariant($"conv_block{block + 1}.{index}.{rest}"), value);
    }
}
