using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>
/// Multiplies each channel by a factor from 0 to 1 that two 1x1 convolutions compute from the means of all channels (Hu et al.,
/// "Squeeze-and-Excitation Networks", 2018), with torchvision's names of parameters. B×C×H×W to B×C×H×W.
/// </summary>
internal sealed class SqueezeExcitation : Module<Tensor, Tensor>
{
    private readonly AdaptiveAvgPool2d _pool;
    private readonly Conv2d _squeeze;
    private readonly Conv2d _excite;
    private readonly Module<Tensor, Tensor> _activation;
    private readonly Module<Tensor, Tensor> _gate;

    /// <summary>Makes the layers.</summary>
    /// <param name="channels">Of the input.</param>
    /// <param name="squeezed">Channels between the convolutions.</param>
    /// <param name="activation">After the first convolution; ReLU by default.</param>
    /// <param name="gate">After the second one; a hard sigmoid by default.</param>
    public SqueezeExcitation(
        int channels, int squeezed, Module<Tensor, Tensor>? activation = null, Module<Tensor, Tensor>? gate = null)
    {
        _pool = Register("avgpool", new AdaptiveAvgPool2d(1));
        _squeeze = Register("fc1", new Conv2d(channels, squeezed, new(1)));
        _excite = Register("fc2", new Conv2d(squeezed, channels, new(1)));
        _activation = Register("activation", activation ?? new ReLU(inPlace: true));
        _gate = Register("scale_activation", gate ?? new Hardsigmoid());
    }

    protected override Tensor Compute(Tensor input)
    {
        var squeezed = _activation.Forward(_squeeze.Forward(_pool.Forward(input)));
        return _gate.Forward(_excite.Forward(squeezed)).Mul(input);
    }
}
