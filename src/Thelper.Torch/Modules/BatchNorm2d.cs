namespace Thelper.Torch.Modules;

/// <summary>
/// Batch normalisation of B×C×H×W over B, H and W (Ioffe and Szegedy, 2015); <c>torch.nn.BatchNorm2d</c>. Parameters:
/// <c>weight</c>, <c>bias</c>; buffers: <c>running_mean</c>, <c>running_var</c>, <c>num_batches_tracked</c>.
/// </summary>
public sealed class BatchNorm2d : Module<Tensor, Tensor>
{
    private readonly double _epsilon;
    private readonly double _momentum;
    private readonly Tensor _bias;
    private readonly Tensor _runningMean;
    private readonly Tensor _runningVariance;
    private readonly Tensor _batches;

    /// <summary>Makes the layer: weight 1, bias 0, mean 0, variance 1.</summary>
    /// <param name="channels">C.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 by default.</param>
    /// <param name="momentum">The share of the newest batch in the running statistics; 0.1 by default.</param>
    public BatchNorm2d(int channels, double epsilon = 1e-5, double momentum = 0.1)
    {
        (_epsilon, _momentum) = (epsilon, momentum);
        Weight = RegisterParameter("weight", Operators.Ones([channels]));
        _bias = RegisterParameter("bias", Operators.Zeros([channels]));
        _runningMean = RegisterBuffer("running_mean", Operators.Zeros([channels]));
        _runningVariance = RegisterBuffer("running_var", Operators.Ones([channels]));
        _batches = RegisterBuffer("num_batches_tracked", Operators.Zeros([], ScalarType.Int64));
    }

    /// <summary>The factor of each channel.</summary>
    public Tensor Weight { get; }

    /// <inheritdoc/>
    /// <exception cref="TorchException">While training, each channel has a single value, which has no variance.</exception>
    public override Tensor Forward(Tensor input)
    {
        if (IsTraining)
        {
            RequireVariance(input);
            _batches.AddInPlace(1L);
        }

        return Operators.BatchNorm(
            input, Weight, _bias, _runningMean, _runningVariance, IsTraining, _momentum, _epsilon, cudnnEnabled: true);
    }

    private void RequireVariance(Tensor input)
    {
        if (input.ElementCount == Weight.ElementCount)
        {
            throw new TorchException(
                $"Batch normalisation cannot train on one value for each channel, but received {input}. Use larger batches "
                + "(where the last one is smaller, leave it out) or larger images.");
        }
    }
}
