using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>
/// Branches whose joined outputs, after a 1x1 convolution and times a small factor, are added to the input: figures 16 to 19 of
/// Szegedy et al., "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning" (2016).
/// </summary>
internal sealed class ScaledResidual : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor>[] _branches;
    private readonly Conv2d _convolution;
    private readonly double _scale;
    private readonly bool _isActivated;

    /// <param name="channels">Of input and output, and of all branches together.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="isActivated">Whether the sum goes through a ReLU.</param>
    /// <param name="branches">Owned by this module from now on.</param>
    public ScaledResidual(
        (int Outer, int Joined) channels, double scale, bool isActivated, params IEnumerable<Module<Tensor, Tensor>> branches)
    {
        _branches = [.. branches.Select((branch, i) => Register($"branch{i}", branch))];
        _convolution = Register("conv2d", new Conv2d(channels.Joined, channels.Outer, new(1)));
        (_scale, _isActivated) = (scale, isActivated);
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var joined = Operators.Cat([.. _branches.Select(branch => branch.Forward(input))], 1);
        var sum = _convolution.Forward(joined).Mul(_scale).AddInPlace(input);
        return scope.Keep(_isActivated ? sum.ReluInPlace() : sum);
    }
}
