namespace Thelper.Torch.Modules;

/// <summary>
/// Normalisation of each channel of each image in B×C×H×W by its own mean and variance (Ulyanov et al., 2016);
/// <c>torch.nn.InstanceNorm2d</c>. No parameters.
/// </summary>
/// <param name="epsilon">Added to the variance; 1e-5 by default.</param>
public sealed class InstanceNorm2d(double epsilon = 1e-5) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.InstanceNorm(
        input, null, null, null, null, useInputStats: true, momentum: 0, epsilon, cudnnEnabled: true);
}
