using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of <c>torch.nn.Linear</c>.</summary>
public sealed record LinearLayerOptions : LayerOptions
{
    /// <summary>The size of the input's last dimension.</summary>
    [AtLeast(1)]
    public required int InFeatures { get; init; }

    /// <summary>The size of the output's last dimension.</summary>
    [AtLeast(1)]
    public required int OutFeatures { get; init; }

    /// <summary>Whether a learned value is added to each output; true by default.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    public override Module Create() => new Linear(InFeatures, OutFeatures, Bias);
}

/// <summary>The options of <c>torch.nn.Flatten</c>.</summary>
public sealed record FlattenLayerOptions : LayerOptions
{
    /// <summary>The first of the dimensions that become one; 1 by default.</summary>
    public int StartDim { get; init; } = 1;

    /// <summary>The last of them; the last by default.</summary>
    public int EndDim { get; init; } = -1;

    /// <inheritdoc/>
    public override Module Create() => new Flatten(StartDim, EndDim);
}

/// <summary>The options of <c>torch.nn.Unflatten</c>.</summary>
public sealed record UnflattenLayerOptions : LayerOptions
{
    /// <summary>The dimension that is divided.</summary>
    public required int Dim { get; init; }

    /// <summary>What it becomes; one may be -1, which follows from the others.</summary>
    [NotEmpty]
    public required IReadOnlyList<long> UnflattenedSize { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new Unflatten(Dim, [.. UnflattenedSize]);
}

/// <summary>The options of <c>torch.nn.PixelShuffle</c>.</summary>
public sealed record PixelShuffleLayerOptions : LayerOptions
{
    /// <summary>What height and width are multiplied by.</summary>
    [AtLeast(1)]
    public required int UpscaleFactor { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new PixelShuffle(UpscaleFactor);
}

/// <summary>The options of <c>torch.nn.PixelUnshuffle</c>.</summary>
public sealed record PixelUnshuffleLayerOptions : LayerOptions
{
    /// <summary>What height and width are divided by.</summary>
    [AtLeast(1)]
    public required int DownscaleFactor { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new PixelUnshuffle(DownscaleFactor);
}

/// <summary>The options of <c>torch.nn.ChannelShuffle</c>.</summary>
public sealed record ChannelShuffleLayerOptions : LayerOptions
{
    /// <summary>The number of channels is a multiple of it.</summary>
    [AtLeast(1)]
    public required int Groups { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new ChannelShuffle(Groups);
}

/// <summary>The options of <c>torch.nn.Unfold</c>.</summary>
public record UnfoldLayerOptions : LayerOptions
{
    private const int Dimensions = 2;

    /// <summary>The size of the window: one number, or height and width.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public required IReadOnlyList<int> KernelSize { get; init; }

    /// <summary>Values between two elements of the window; 1 by default.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<int> Dilation { get; init; } = [1];

    /// <summary>Zeros added on each side; 0 by default.</summary>
    [AllowSingle]
    [AtLeast(0)]
    public IReadOnlyList<int> Padding { get; init; } = [0];

    /// <summary>Values between two windows; 1 by default.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<int> Stride { get; init; } = [1];

    private protected PoolingOptions Window => new(Of(KernelSize, nameof(KernelSize)))
    {
        Stride = Of(Stride, nameof(Stride)),
        Padding = Of(Padding, nameof(Padding)),
        Dilation = Of(Dilation, nameof(Dilation)),
    };

    /// <inheritdoc/>
    public override Module Create() => new Unfold(Window);

    private protected Extent Of(IReadOnlyList<int> numbers, string property) => LayerExtents.Of(numbers, Dimensions, this, property);
}

/// <summary>The options of <c>torch.nn.Fold</c>.</summary>
public sealed record FoldLayerOptions : UnfoldLayerOptions
{
    /// <summary>Height and width of the output, or one number for both.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public required IReadOnlyList<int> OutputSize { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new Fold(Of(OutputSize, nameof(OutputSize)), Window);
}
