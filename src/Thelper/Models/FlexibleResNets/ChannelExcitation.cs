using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.FlexibleResNets;

/// <summary>
/// Multiplies each channel by a factor from 0 to 1 that two linear layers compute from the means of all channels (Hu et al.,
/// "Squeeze-and-Excitation Networks", 2018). B×C×H×W to B×C×H×W.
/// </summary>
internal sealed class ChannelExcitation : Module<Tensor, Tensor>
{
    private const int Reduction = 16;
    private readonly AdaptiveAvgPool2d _pool;
    private readonly Sequential _factors;

    public ChannelExcitation(int channels, ActivationKind activation)
    {
        _pool = Register("pool", new AdaptiveAvgPool2d(1));
        _factors = Register("fc", new Sequential(
            new Linear(channels, channels / Reduction),
            activation.Create(inPlace: true),
            new Linear(channels / Reduction, channels),
            new Sigmoid()));
    }

    protected override Tensor Compute(Tensor input) =>
        input.Mul(_factors.Forward(_pool.Forward(input).Flatten(1)).Reshape([input.Size(0), input.Size(1), 1, 1]));
}
