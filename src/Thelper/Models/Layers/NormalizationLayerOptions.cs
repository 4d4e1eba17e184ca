using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>What the layers that normalise channels have in common.</summary>
public abstract record ChannelNormLayerOptions : LayerOptions
{
    /// <summary>Which layer, such as <c>torch.nn.BatchNorm2d</c>.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>Channels of the input.</summary>
    [AtLeast(1)]
    public required int NumFeatures { get; init; }

    /// <summary>Added to the variance; 1e-5 by default.</summary>
    [Positive]
    public double Eps { get; init; } = 1e-5;

    /// <summary>The share of the newest batch in the running statistics; null gives all batches the same share. 0.1 by default.</summary>
    public double? Momentum { get; init; } = 0.1;

    private protected ChannelNormOptions Statistics(bool affine, bool track) =>
        new() { Epsilon = Eps, Momentum = Momentum, Affine = affine, TrackRunningStatistics = track };
}

/// <summary>The options of <c>torch.nn.BatchNorm1d</c>, <c>BatchNorm2d</c> and <c>BatchNorm3d</c>.</summary>
public sealed record BatchNormLayerOptions : ChannelNormLayerOptions
{
    /// <summary>Whether each channel has a learned factor and summand; true by default.</summary>
    public bool Affine { get; init; } = true;

    /// <summary>Whether the layer keeps statistics and normalises by them in use; true by default.</summary>
    public bool TrackRunningStats { get; init; } = true;

    /// <inheritdoc/>
    public override Module Create()
    {
        var options = new ChannelNormOptions
        {
            Epsilon = Eps,
            Momentum = Momentum,
            Affine = Affine,
            TrackRunningStatistics = TrackRunningStats,
        };
        return DimensionsOf(Layer) switch
        {
            1 => new BatchNorm1d(NumFeatures, options),
            2 => new BatchNorm2d(NumFeatures, options),
            _ => new BatchNorm3d(NumFeatures, options),
        };
    }
}

/// <summary>The options of <c>torch.nn.InstanceNorm1d</c>, <c>InstanceNorm2d</c> and <c>InstanceNorm3d</c>.</summary>
public sealed record InstanceNormLayerOptions : ChannelNormLayerOptions
{
    /// <summary>Whether each channel has a learned factor and summand; false by default.</summary>
    public bool Affine { get; init; }

    /// <summary>Whether the layer keeps statistics and normalises by them in use; false by default.</summary>
    public bool TrackRunningStats { get; init; }

    /// <inheritdoc/>
    public override Module Create()
    {
        var options = new ChannelNormOptions
        {
            Epsilon = Eps,
            Momentum = Momentum,
            Affine = Affine,
            TrackRunningStatistics = TrackRunningStats,
        };
        return DimensionsOf(Layer) switch
        {
            1 => new InstanceNorm1d(NumFeatures, options),
            2 => new InstanceNorm2d(NumFeatures, options),
            _ => new InstanceNorm3d(NumFeatures, options),
        };
    }
}

/// <summary>The options of <c>torch.nn.GroupNorm</c>.</summary>
public sealed record GroupNormLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>Into how many groups the channels are divided.</summary>
    [AtLeast(1)]
    public required int NumGroups { get; init; }

    /// <summary>Channels of the input; a multiple of the groups.</summary>
    [AtLeast(1)]
    public required int NumChannels { get; init; }

    /// <summary>Added to the variance; 1e-5 by default.</summary>
    [Positive]
    public double Eps { get; init; } = 1e-5;

    /// <summary>Whether each channel has a learned factor and summand; true by default.</summary>
    public bool Affine { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (NumChannels % NumGroups != 0)
        {
            yield return new(nameof(NumChannels), $"is {NumChannels}, but must be a multiple of num_groups, which is {NumGroups}.");
        }
    }

    /// <inheritdoc/>
    public override Module Create() => new GroupNorm(NumGroups, NumChannels, Eps, Affine);
}

/// <summary>The options of <c>torch.nn.LayerNorm</c>.</summary>
public sealed record LayerNormLayerOptions : LayerOptions
{
    /// <summary>The last dimensions of the input.</summary>
    [AllowSingle]
    [NotEmpty]
    [AtLeast(1)]
    public required IReadOnlyList<long> NormalizedShape { get; init; }

    /// <summary>Added to the variance; 1e-5 by default.</summary>
    [Positive]
    public double Eps { get; init; } = 1e-5;

    /// <summary>Whether each element has a learned factor and summand; true by default.</summary>
    public bool ElementwiseAffine { get; init; } = true;

    /// <inheritdoc/>
    public override Module Create() => new LayerNorm([.. NormalizedShape], Eps, ElementwiseAffine);
}

/// <summary>The options of <c>torch.nn.LocalResponseNorm</c>.</summary>
public sealed record LocalResponseNormLayerOptions : LayerOptions
{
    /// <summary>How many channels around each are looked at.</summary>
    [AtLeast(1)]
    public required int Size { get; init; }

    /// <summary>The factor of their mean square; 1e-4 by default.</summary>
    public double Alpha { get; init; } = 1e-4;

    /// <summary>The exponent; 0.75 by default.</summary>
    public double Beta { get; init; } = 0.75;

    /// <summary>What is added; 1 by default.</summary>
    public double K { get; init; } = 1;

    /// <inheritdoc/>
    public override Module Create() => new LocalResponseNorm(new LocalResponseNormOptions(Size) { Alpha = Alpha, Beta = Beta, K = K });
}
