using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Residual;

/// <summary>
/// 1x1, 3x3 and 1x1 convolutions, each with a normalisation, added to their input. As torchvision has it, the 3x3
/// convolution is the one with the stride.
/// </summary>
internal sealed class Bottleneck : ResidualBlock
{
    /// <summary>Output channels for each of the layer's width.</summary>
    public const int Expansion = 4;

    private readonly Conv2d _reduction;
    private readonly Module<Tensor, Tensor> _firstNorm;
    private readonly Conv2d _convolution;
    private readonly Module<Tensor, Tensor> _secondNorm;
    private readonly Conv2d _expansion;

    public Bottleneck(BlockPlan plan, ResNetLayout layout)
    {
        var width = plan.Width * layout.WidthPerGroup / ResNetLayout.StemChannels * layout.Groups;
        var outputs = plan.Width * Expansion;
        _reduction = Register("conv1", new Conv2d(plan.Channels, width, new(1) { Bias = false }));
        _firstNorm = Register("bn1", layout.Normalisation(width));
        _convolution = Register("conv2", new Conv2d(width, width, new(3)
        {
            Stride = plan.Stride,
            Padding = plan.Dilation,
            Dilation = plan.Dilation,
            Groups = layout.Groups,
            Bias = false,
        }));
        _secondNorm = Register("bn2", layout.Normalisation(width));
        _expansion = Register("conv3", new Conv2d(width, outputs, new(1) { Bias = false }));
        LastNorm = Register("bn3", layout.Normalisation(outputs));
        Activation = Register("relu", new ReLU(inPlace: true));
        RegisterShortcut(plan, outputs, layout);
    }

    public override Module<Tensor, Tensor> LastNorm { get; }

    protected override ReLU Activation { get; }

    protected override Tensor Residual(Tensor input)
    {
        var value = Activation.Forward(_firstNorm.Forward(_reduction.Forward(input)));
        value = Activation.Forward(_secondNorm.Forward(_convolution.Forward(value)));
        return LastNorm.Forward(_expansion.Forward(value));
    }
}
