using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>
/// A 1x1 convolution to more channels, a depthwise one, and a 1x1 convolution without activation; added to its input where the
/// shapes are equal. Its layers are in <c>conv</c>.
/// </summary>
internal sealed class LinearBottleneck : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;
    private readonly bool _isResidual;

    /// <param name="channels">Of input and output.</param>
    /// <param name="stride">Of the depthwise convolution.</param>
    /// <param name="layers">Owned by this module from now on.</param>
    public LinearBottleneck((int Inputs, int Outputs) channels, int stride, IEnumerable<Module<Tensor, Tensor>> layers)
    {
        _layers = Register("conv", new Sequential(layers));
        _isResidual = stride == 1 && channels.Inputs == channels.Outputs;
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var output = _layers.Forward(input);
        return scope.Keep(_isResidual ? output.AddInPlace(input) : output);
    }
}
