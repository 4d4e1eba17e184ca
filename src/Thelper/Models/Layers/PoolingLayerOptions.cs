using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>What the poolings with a window have in common.</summary>
public abstract record WindowLayerOptions : LayerOptions
{
    /// <summary>Which layer, such as <c>torch.nn.MaxPool2d</c>.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>The size of the window: one number, or one for each dimension.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public required IReadOnlyList<int> KernelSize { get; init; }

    /// <summary>Values between two windows; the size of the window by default.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<int>? Stride { get; init; }

    /// <summary>Whether a window that is partly outside at the end counts; false by default.</summary>
    public bool CeilMode { get; init; }

    private protected int Dimensions => DimensionsOf(Layer);

    private protected PoolingOptions Window => new(Of(KernelSize, nameof(KernelSize)))
    {
        Stride = Stride is null ? null : Of(Stride, nameof(Stride)),
        Ceiling = CeilMode,
    };

    private protected Extent Of(IReadOnlyList<int> numbers, string property) => LayerExtents.Of(numbers, Dimensions, this, property);
}

/// <summary>The options of <c>torch.nn.MaxPool1d</c>, <c>MaxPool2d</c> and <c>MaxPool3d</c>.</summary>
public sealed record MaxPoolLayerOptions : WindowLayerOptions
{
    /// <summary>Values of minus infinity added on each side; 0 by default.</summary>
    [AllowSingle]
    [AtLeast(0)]
    public IReadOnlyList<int> Padding { get; init; } = [0];

    /// <summary>Values between two elements of the window; 1 by default.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<int> Dilation { get; init; } = [1];

    /// <summary>Whether the layer gives besides where the maxima were, for a <c>MaxUnpool</c> layer; false by default.</summary>
    public bool ReturnIndices { get; init; }

    /// <inheritdoc/>
    public override Module Create()
    {
        var window = Window with { Padding = Of(Padding, nameof(Padding)), Dilation = Of(Dilation, nameof(Dilation)) };
        return Dimensions switch
        {
            var dimensions when ReturnIndices => new MaxPoolWithIndices(dimensions, window),
            1 => new MaxPool1d(window),
            2 => new MaxPool2d(window),
            _ => new MaxPool3d(window),
        };
    }
}

/// <summary>The options of <c>torch.nn.AvgPool1d</c>, <c>AvgPool2d</c> and <c>AvgPool3d</c>.</summary>
public sealed record AvgPoolLayerOptions : WindowLayerOptions, IValidatedOptions
{
    /// <summary>Zeros added on each side; 0 by default.</summary>
    [AllowSingle]
    [AtLeast(0)]
    public IReadOnlyList<int> Padding { get; init; } = [0];

    /// <summary>Whether added zeros count in the mean; true by default.</summary>
    public bool CountIncludePad { get; init; } = true;

    /// <summary>What a sum is divided by; the size of the window by default. Not of one dimension.</summary>
    [AtLeast(1)]
    public int? DivisorOverride { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (DivisorOverride is not null && Dimensions == 1)
        {
            yield return new(nameof(DivisorOverride), "is for poolings of two and three dimensions; leave it out.");
        }
    }

    /// <inheritdoc/>
    public override Module Create()
    {
        var window = Window with
        {
            Padding = Of(Padding, nameof(Padding)),
            CountIncludePad = CountIncludePad,
            Divisor = DivisorOverride,
        };
        return Dimensions switch
        {
            1 => new AvgPool1d(window),
            2 => new AvgPool2d(window),
            _ => new AvgPool3d(window),
        };
    }
}

/// <summary>The options of <c>torch.nn.LPPool1d</c> and <c>LPPool2d</c>.</summary>
public sealed record LPPoolLayerOptions : WindowLayerOptions
{
    /// <summary>The exponent.</summary>
    [Positive]
    public required double NormType { get; init; }

    /// <inheritdoc/>
    public override Module Create() => Dimensions == 1 ? new LPPool1d(NormType, Window) : new LPPool2d(NormType, Window);
}

/// <summary>The options of <c>torch.nn.AdaptiveAvgPool1d</c> to <c>3d</c> and <c>AdaptiveMaxPool1d</c> to <c>3d</c>.</summary>
public sealed record AdaptivePoolLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>Which layer, such as <c>torch.nn.AdaptiveAvgPool2d</c>.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>The size of the output: one number, or one for each dimension; null keeps the input's.</summary>
    [AllowSingle]
    [NotEmpty]
    [AtLeast(1)]
    public required IReadOnlyList<long?> OutputSize { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (OutputSize.Count != 1 && OutputSize.Count != DimensionsOf(Layer))
        {
            yield return new(
                nameof(OutputSize), $"has {OutputSize.Count} numbers, but the layer has {DimensionsOf(Layer)} dimensions; give one for each, or one for all.");
        }
    }

    /// <inheritdoc/>
    public override Module Create() => Short(Layer) switch
    {
        nameof(AdaptiveAvgPool1d) => new AdaptiveAvgPool1d(OutputSize),
        nameof(AdaptiveAvgPool2d) => new AdaptiveAvgPool2d(OutputSize),
        nameof(AdaptiveAvgPool3d) => new AdaptiveAvgPool3d(OutputSize),
        nameof(AdaptiveMaxPool1d) => new AdaptiveMaxPool1d(OutputSize),
        nameof(AdaptiveMaxPool2d) => new AdaptiveMaxPool2d(OutputSize),
        _ => new AdaptiveMaxPool3d(OutputSize),
    };
}
