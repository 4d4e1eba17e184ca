namespace Thelper.Torch.Modules;

/// <summary>How channels are normalised, with the defaults of PyTorch's batch normalisation.</summary>
public sealed record ChannelNormOptions
{
    /// <summary>Added to the variance; 1e-5 by default.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>The share of the newest batch in the running statistics; null gives all batches the same share. 0.1 by default.</summary>
    public double? Momentum { get; init; } = 0.1;

    /// <summary>Whether each channel has a learned factor and a learned summand; true by default.</summary>
    public bool Affine { get; init; } = true;

    /// <summary>Whether the layer keeps statistics while training and normalises by them in use; true by default.</summary>
    public bool TrackRunningStatistics { get; init; } = true;
}

/// <summary>
/// A layer that normalises channels. Parameters: <c>weight</c>, <c>bias</c>; buffers: <c>running_mean</c>, <c>running_var</c>,
/// <c>num_batches_tracked</c>, as far as the options ask for them.
/// </summary>
public abstract class ChannelNorm : Module<Tensor, Tensor>
{
    private readonly Tensor? _weight;
    private readonly Tensor? _bias;

    /// <summary>Makes the layer: weight 1, bias 0, mean 0, variance 1.</summary>
    /// <param name="channels">C, the size of the second dimension.</param>
    /// <param name="options">Epsilon and so on.</param>
    private protected ChannelNorm(int channels, ChannelNormOptions options)
    {
        Options = options;
        if (options.Affine)
        {
            _weight = RegisterParameter("weight", Operators.Ones([channels]));
            _bias = RegisterParameter("bias", Operators.Zeros([channels]));
        }

        if (options.TrackRunningStatistics)
        {
            RunningMean = RegisterBuffer("running_mean", Operators.Zeros([channels]));
            RunningVariance = RegisterBuffer("running_var", Operators.Ones([channels]));
            Batches = RegisterBuffer("num_batches_tracked", Operators.Zeros([], ScalarType.Int64));
        }
    }

    /// <summary>The factor of each channel.</summary>
    /// <exception cref="InvalidOperationException">The layer has none.</exception>
    public Tensor Weight => _weight ?? throw NotAffine();

    /// <summary>What is added to each channel.</summary>
    /// <exception cref="InvalidOperationException">The layer has none.</exception>
    public Tensor Bias => _bias ?? throw NotAffine();

    private protected ChannelNormOptions Options { get; }

    private protected Tensor? RunningMean { get; }

    private protected Tensor? RunningVariance { get; }

    private protected Tensor? Batches { get; }

    private protected (Tensor? Weight, Tensor? Bias) Affinity => (_weight, _bias);

    private static InvalidOperationException NotAffine() => new("The layer was made without learned factors and summands (Affine is false).");
}
