namespace Thelper.Torch.Modules;

/// <summary>Normalisation of each channel of each sample by its own mean and variance (Ulyanov et al., 2016).</summary>
/// <param name="channels">C, the size of the second dimension; of no account without parameters and statistics.</param>
/// <param name="options">PyTorch's by default: no parameters, no running statistics.</param>
public abstract class InstanceNorm(int channels, ChannelNormOptions? options)
    : ChannelNorm(channels, options ?? new ChannelNormOptions { Affine = false, TrackRunningStatistics = false })
{
    /// <inheritdoc/>
    /// <exception cref="TorchException">Each channel of a sample has a single value, which has no variance.</exception>
    protected sealed override Tensor Compute(Tensor input)
    {
        var usesInput = IsTraining || RunningMean is null;
        if (usesInput && input.Rank > 2 && input.ElementCount == input.Size(0) * input.Size(1))
        {
            throw new TorchException(
                $"Instance normalisation needs more than one value for each channel of a sample, but received {input}. Use larger images, "
                + "or fewer layers that make them smaller.");
        }

        var (weight, bias) = Affinity;
        return Operators.InstanceNorm(
            input,
            weight,
            bias,
            RunningMean,
            RunningVariance,
            usesInput,
            Options.Momentum ?? 0,
            Options.Epsilon,
            cudnnEnabled: true);
    }
}

/// <summary>Instance normalisation of B×C×L; <c>torch.nn.InstanceNorm1d</c>.</summary>
/// <param name="channels">C.</param>
/// <param name="options">PyTorch's by default: no parameters, no running statistics.</param>
public sealed class InstanceNorm1d(int channels, ChannelNormOptions? options = null) : InstanceNorm(channels, options);

/// <summary>Instance normalisation of B×C×H×W; <c>torch.nn.InstanceNorm2d</c>.</summary>
/// <param name="channels">C.</param>
/// <param name="options">PyTorch's by default: no parameters, no running statistics.</param>
public sealed class InstanceNorm2d(int channels, ChannelNormOptions? options = null) : InstanceNorm(channels, options);

/// <summary>Instance normalisation of B×C×D×H×W; <c>torch.nn.InstanceNorm3d</c>.</summary>
/// <param name="channels">C.</param>
/// <param name="options">PyTorch's by default: no parameters, no running statistics.</param>
public sealed class InstanceNorm3d(int channels, ChannelNormOptions? options = null) : InstanceNorm(channels, options);
