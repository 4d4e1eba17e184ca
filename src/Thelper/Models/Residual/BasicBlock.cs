using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Residual;

/// <summary>Two 3x3 convolutions, each with a normalisation, added to their input.</summary>
internal sealed class BasicBlock : ResidualBlock
{
    private readonly Conv2d _firstConvolution;
    private readonly Module<Tensor, Tensor> _firstNorm;
    private readonly Conv2d _secondConvolution;

    public BasicBlock(BlockPlan plan, ResNetLayout layout)
    {
        _firstConvolution = Register("conv1", new Conv2d(plan.Channels, plan.Width, new(3) { Stride = plan.Stride, Padding = 1, Bias = false }));
        _firstNorm = Register("bn1", layout.Normalisation(plan.Width));
        Activation = Register("relu", new ReLU(inPlace: true));
        _secondConvolution = Register("conv2", new Conv2d(plan.Width, plan.Width, new(3) { Padding = 1, Bias = false }));
        LastNorm = Register("bn2", layout.Normalisation(plan.Width));
        RegisterShortcut(plan, plan.Width, layout);
    }

    public override Module<Tensor, Tensor> LastNorm { get; }

    protected override ReLU Activation { get; }

    protected override Tensor Residual(Tensor input)
    {
        var value = Activation.Forward(_firstNorm.Forward(_firstConvolution.Forward(input)));
        return LastNorm.Forward(_secondConvolution.Forward(value));
    }
}
