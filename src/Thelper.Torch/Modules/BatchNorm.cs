namespace Thelper.Torch.Modules;

/// <summary>
/// Batch normalisation of each channel over all other dimensions (Ioffe and Szegedy, 2015). Parameters: <c>weight</c>,
/// <c>bias</c>; buffers: <c>running_mean</c>, <c>running_var</c>, <c>num_batches_tracked</c>.
/// </summary>
public abstract class BatchNorm : Module<Tensor, Tensor>
{
    private readonly double _epsilon;
    private readonly double _momentum;
    private readonly Tensor _runningMean;
    private readonly Tensor _runningVariance;
    private readonly Tensor _batches;

    /// <summary>Makes the layer: weight 1, bias 0, mean 0, variance 1.</summary>
    /// <param name="channels">C, the size of the second dimension.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="momentum">The share of the newest batch in the running statistics.</param>
    private protected BatchNorm(int channels, double epsilon, double momentum)
    {
        (_epsilon, _momentum) = (epsilon, momentum);
        Weight = RegisterParameter("weight", Operators.Ones([channels]));
        Bias = RegisterParameter("bias", Operators.Zeros([channels]));
        _runningMean = RegisterBuffer("running_mean", Operators.Zeros([channels]));
        _runningVariance = RegisterBuffer("running_var", Operators.Ones([channels]));
        _batches = RegisterBuffer("num_batches_tracked", Operators.Zeros([], ScalarType.Int64));
    }

    /// <summary>The factor of each channel.</summary>
    public Tensor Weight { get; }

    /// <summary>What is added to each channel.</summary>
    public Tensor Bias { get; }

    /// <inheritdoc/>
    /// <exception cref="TorchException">While training, each channel has a single value, which has no variance.</exception>
    protected override Tensor Compute(Tensor input)
    {
        if (IsTraining)
        {
            RequireVariance(input);
            _batches.AddInPlace(1L);
        }

        return Operators.BatchNorm(
            input, Weight, Bias, _runningMean, _runningVariance, IsTraining, _momentum, _epsilon, cudnnEnabled: true);
    }

    private void RequireVariance(Tensor input)
    {
        if (input.ElementCount == Weight.ElementCount)
        {
            throw new TorchException(
                $"Batch normalisation cannot train on one value for each channel, but received {input}. Use larger batches or "
                + "larger images; where only the last batch is so small, leave it out (loaders.drop_last in a configuration).");
        }
    }
}
