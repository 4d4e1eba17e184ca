namespace Thelper.Torch.Modules;

/// <summary>
/// Batch normalisation of B×C×H×W with statistics and factors that stay as they are, also while training, as networks have it
/// that are trained with few images at a time; <c>torchvision.ops.FrozenBatchNorm2d</c>. Buffers: <c>weight</c>, <c>bias</c>,
/// <c>running_mean</c>, <c>running_var</c>; no parameters.
/// </summary>
public sealed class FrozenBatchNorm2d : Module<Tensor, Tensor>
{
    private readonly double _epsilon;
    private readonly Tensor _weight;
    private readonly Tensor _bias;
    private readonly Tensor _mean;
    private readonly Tensor _variance;

    /// <summary>Makes the layer: weight 1, bias 0, mean 0, variance 1.</summary>
    /// <param name="channels">C.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 by default.</param>
    public FrozenBatchNorm2d(int channels, double epsilon = 1e-5)
    {
        _epsilon = epsilon;
        _weight = RegisterBuffer("weight", Operators.Ones([channels]));
        _bias = RegisterBuffer("bias", Operators.Zeros([channels]));
        _mean = RegisterBuffer("running_mean", Operators.Zeros([channels]));
        _variance = RegisterBuffer("running_var", Operators.Ones([channels]));
    }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.BatchNorm(
        input, _weight, _bias, _mean, _variance, training: false, momentum: 0, _epsilon, cudnnEnabled: true);
}
