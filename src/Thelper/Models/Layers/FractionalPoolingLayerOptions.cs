using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of <c>torch.nn.MaxUnpool1d</c>, <c>MaxUnpool2d</c> and <c>MaxUnpool3d</c>: those of the pooling.</summary>
public sealed record MaxUnpoolLayerOptions : LayerOptions
{
    /// <summary>Which layer, such as <c>torch.nn.MaxUnpool2d</c>.</summary>
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

    /// <summary>Values that were added on each side; 0 by default.</summary>
    [AllowSingle]
    [AtLeast(0)]
    public IReadOnlyList<int> Padding { get; init; } = [0];

    /// <inheritdoc/>
    public override Module Create()
    {
        var window = new PoolingOptions(Of(KernelSize, nameof(KernelSize)))
        {
            Stride = Stride is null ? null : Of(Stride, nameof(Stride)),
            Padding = Of(Padding, nameof(Padding)),
        };
        return DimensionsOf(Layer) switch
        {
            1 => new MaxUnpool1d(window),
            2 => new MaxUnpool2d(window),
            _ => new MaxUnpool3d(window),
        };
    }

    private Extent Of(IReadOnlyList<int> numbers, string property) => LayerExtents.Of(numbers, DimensionsOf(Layer), this, property);
}

/// <summary>The options of <c>torch.nn.FractionalMaxPool2d</c> and <c>FractionalMaxPool3d</c>.</summary>
public sealed record FractionalMaxPoolLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>Which layer, such as <c>torch.nn.FractionalMaxPool2d</c>.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>The size of the window: one number, or one for each dimension.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public required IReadOnlyList<int> KernelSize { get; init; }

    /// <summary>The size of the output: one number, or one for each dimension.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<int>? OutputSize { get; init; }

    /// <summary>What the size is multiplied by, between 0 and 1, in place of <see cref="OutputSize"/>.</summary>
    [AllowSingle]
    [Positive]
    public IReadOnlyList<double>? OutputRatio { get; init; }

    /// <summary>False: this layer gives the maxima, not where they were.</summary>
    public bool ReturnIndices { get; init; }

    private int Dimensions => DimensionsOf(Layer);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if ((OutputSize is null) == (OutputRatio is null))
        {
            yield return new(nameof(OutputSize), "or output_ratio must be given, and not both.");
        }

        if (OutputRatio is { } ratios && ((ratios.Count != 1 && ratios.Count != Dimensions) || ratios.Any(ratio => ratio >= 1)))
        {
            yield return new(
                nameof(OutputRatio), $"must be {Dimensions} numbers between 0 and 1, or one for all, but received [{string.Join(", ", ratios)}].");
        }

        if (ReturnIndices)
        {
            yield return new(nameof(ReturnIndices), "is true, but this layer gives one tensor, the maxima; leave it out.");
        }
    }

    /// <inheritdoc/>
    public override Module Create()
    {
        var kernel = Of(KernelSize, nameof(KernelSize));
        return OutputSize is { } size
            ? Dimensions == 2 ? new FractionalMaxPool2d(kernel, Of(size, nameof(OutputSize))) : new FractionalMaxPool3d(kernel, Of(size, nameof(OutputSize)))
            : Dimensions == 2 ? new FractionalMaxPool2d(kernel, OutputRatio!) : new FractionalMaxPool3d(kernel, OutputRatio!);
    }

    private Extent Of(IReadOnlyList<int> numbers, string property) => LayerExtents.Of(numbers, Dimensions, this, property);
}
