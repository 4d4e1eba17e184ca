namespace Thelper.Torch.Modules;

/// <summary>Batch normalisation of each channel over all other dimensions (Ioffe and Szegedy, 2015).</summary>
public abstract class BatchNorm : ChannelNorm
{
    private readonly int _channels;

    /// <summary>Makes the layer.</summary>
    /// <param name="channels">C, the size of the second dimension.</param>
    /// <param name="options">Epsilon and so on.</param>
    private protected BatchNorm(int channels, ChannelNormOptions options)
        : base(channels, options) => _channels = channels;

    /// <inheritdoc/>
    /// <exception cref="TorchException">While training, each channel has a single value, which has no variance.</exception>
    protected sealed override Tensor Compute(Tensor input)
    {
        var usesBatch = IsTraining || RunningMean is null;
        if (usesBatch)
        {
            RequireVariance(input);
        }

        var momentum = IsTraining && Batches is not null ? Momentum(Batches) : 0;
        var (weight, bias) = Affinity;
        return Operators.BatchNorm(
            input, weight, bias, RunningMean, RunningVariance, usesBatch, momentum, Options.Epsilon, cudnnEnabled: true);
    }

    private double Momentum(Tensor batches)
    {
        batches.AddInPlace(1L);
        return Options.Momentum ?? 1 / batches.ToDouble();
    }

    private void RequireVariance(Tensor input)
    {
        if (input.ElementCount == _channels)
        {
            throw new TorchException(
                $"Batch normalisation cannot train on one value for each channel, but received {input}. Use larger batches or "
                + "larger images; where only the last batch is so small, leave it out (loaders.drop_last in a configuration).");
        }
    }
}

/// <summary>Batch normalisation of B×C over B, or of B×C×L over B and L; <c>torch.nn.BatchNorm1d</c>.</summary>
/// <param name="channels">C.</param>
/// <param name="options">PyTorch's defaults where null.</param>
public sealed class BatchNorm1d(int channels, ChannelNormOptions? options = null) : BatchNorm(channels, options ?? new());

/// <summary>Batch normalisation of B×C×H×W over B, H and W; <c>torch.nn.BatchNorm2d</c>.</summary>
public sealed class BatchNorm2d : BatchNorm
{
    /// <summary>Makes the layer.</summary>
    /// <param name="channels">C.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 by default.</param>
    /// <param name="momentum">The share of the newest batch in the running statistics; 0.1 by default.</param>
    public BatchNorm2d(int channels, double epsilon = 1e-5, double momentum = 0.1)
        : this(channels, new ChannelNormOptions { Epsilon = epsilon, Momentum = momentum })
    {
    }

    /// <summary>Makes the layer.</summary>
    /// <param name="channels">C.</param>
    /// <param name="options">Epsilon and so on.</param>
    public BatchNorm2d(int channels, ChannelNormOptions options)
        : base(channels, options)
    {
    }
}

/// <summary>Batch normalisation of B×C×D×H×W over all but C; <c>torch.nn.BatchNorm3d</c>.</summary>
/// <param name="channels">C.</param>
/// <param name="options">PyTorch's defaults where null.</param>
public sealed class BatchNorm3d(int channels, ChannelNormOptions? options = null) : BatchNorm(channels, options ?? new());
