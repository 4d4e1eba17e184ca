using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>
/// FCN-32s of Long et al., "Fully Convolutional Networks for Semantic Segmentation" (2014): the convolutions of VGG-16, its
/// linear layers as convolutions, and scores enlarged 32 times, with the names of parameters of the Python original.
/// B×3×H×W of any size to B×classes×H×W.
/// </summary>
public sealed class Fcn32s : Module<Tensor, Tensor>
{
    private const int StemPadding = 100;
    private const int Offset = 19;
    private const int Factor = 32;
    private static readonly int[] ConvolutionsOfBlocks = [2, 2, 3, 3, 3];

    private readonly Module<Tensor, Tensor>[] _stages;

    /// <summary>Makes the model with PyTorch's initial values; the enlargement begins as a bilinear one.</summary>
    /// <param name="classes">Scores for each pixel.</param>
    /// <param name="width">Channels of the first block, which the next three double; VGG-16's 64 by default.</param>
    /// <param name="hidden">Channels of the layers that were linear; VGG-16's 4096 by default.</param>
    public Fcn32s(int classes, int width = 64, int hidden = 4096)
    {
        var stages = new List<Module<Tensor, Tensor>>();
        var channels = 3;
        foreach (var (i, convolutions) in ConvolutionsOfBlocks.Index())
        {
            var outputs = width << Math.Min(i, 3);
            stages.Add(Register($"conv_block{i + 1}", Block(channels, outputs, convolutions, i == 0 ? StemPadding : 1)));
            channels = outputs;
        }

        stages.Add(Register("classifier", Classifier(channels, hidden, classes)));
        var enlargement = new ConvTranspose2d(classes, classes, new(2 * Factor) { Stride = Factor, Bias = false });
        BilinearKernel.Fill(enlargement.Weight);
        stages.Add(Register("upscaler", enlargement));
        _stages = [.. stages];
    }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var scores = _stages.Aggregate(input, (value, stage) => stage.Forward(value));
        return scope.Keep(
            scores.Slice(2, Offset, Offset + input.Size(2)).Slice(3, Offset, Offset + input.Size(3)).Contiguous());
    }

    private static Sequential Block(int channels, int width, int convolutions, int padding)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (var i = 0; i < convolutions; i++)
        {
            layers.Add(i == 0
                ? new Conv2d(channels, width, new(3) { Padding = padding })
                : new Conv2d(width, width, new(3) { Padding = 1 }));
            layers.Add(new ReLU(inPlace: true));
        }

        return new Sequential([.. layers, new MaxPool2d(2, ceiling: true)]);
    }

    private static Sequential Classifier(int channels, int hidden, int classes) => new(
        new Conv2d(channels, hidden, new(7)),
        new ReLU(inPlace: true),
        new Dropout2d(),
        new Conv2d(hidden, hidden, new(1)),
        new ReLU(inPlace: true),
        new Dropout2d(),
        new Conv2d(hidden, classes, new(1)));
}
