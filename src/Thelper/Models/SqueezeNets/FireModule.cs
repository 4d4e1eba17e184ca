using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.SqueezeNets;

/// <summary>A 1x1 convolution to few channels, then a 1x1 and a 3x3 one side by side.</summary>
internal sealed class FireModule : Module<Tensor, Tensor>
{
    private readonly Conv2d _squeeze;
    private readonly Conv2d _pointwise;
    private readonly Conv2d _spatial;

    /// <param name="channels">Of the input.</param>
    /// <param name="squeezed">Between the convolutions.</param>
    /// <param name="expanded">Of each of the two last convolutions; the output has twice as many.</param>
    public FireModule(int channels, int squeezed, int expanded)
    {
        _squeeze = Register("squeeze", new Conv2d(channels, squeezed, new(1)));
        _pointwise = Register("expand1x1", new Conv2d(squeezed, expanded, new(1)));
        _spatial = Register("expand3x3", new Conv2d(squeezed, expanded, new(3) { Padding = 1 }));
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var squeezed = _squeeze.Forward(input).ReluInPlace();
        return scope.Keep(Operators.Cat(
            [_pointwise.Forward(squeezed).ReluInPlace(), _spatial.Forward(squeezed).ReluInPlace()], 1));
    }
}
