namespace Thelper.Torch.Modules;

/// <summary>
/// The size that an adaptive pooling gives each dimension, by windows that follow from it; null keeps the input's size.
/// </summary>
/// <param name="dimensions">How many the layer has.</param>
/// <param name="sizes">As many as there are dimensions, or one for all.</param>
internal sealed class AdaptiveSize(int dimensions, IReadOnlyList<long?> sizes)
{
    private readonly long?[] _sizes = sizes.Count == 1 ? [.. Enumerable.Repeat(sizes[0], dimensions)]
        : sizes.Count == dimensions ? [.. sizes]
        : throw new ArgumentException(
            $"The layer has {dimensions} spatial dimensions, but was given {sizes.Count} sizes; give one for each, or one for all.", nameof(sizes));

    public int Dimensions => dimensions;

    public long[] For(Tensor input) => [.. _sizes.Select((size, i) => size ?? input.Size(i - dimensions))];
}

/// <summary>Means over windows chosen so that the output has a given size.</summary>
public abstract class AdaptiveAvgPool : Module<Tensor, Tensor>
{
    private readonly AdaptiveSize _size;

    /// <summary>Makes the layer.</summary>
    /// <param name="dimensions">1 to 3.</param>
    /// <param name="output">The sizes; null keeps the input's.</param>
    private protected AdaptiveAvgPool(int dimensions, IReadOnlyList<long?> output) => _size = new AdaptiveSize(dimensions, output);

    /// <inheritdoc/>
    protected sealed override Tensor Compute(Tensor input) => _size.Dimensions switch
    {
        1 => Operators.AdaptiveAvgPool1d(input, _size.For(input)),
        2 => Operators.AdaptiveAvgPool2d(input, _size.For(input)),
        _ => Operators.AdaptiveAvgPool3d(input, _size.For(input)),
    };
}

/// <summary>Maxima over windows chosen so that the output has a given size.</summary>
public abstract class AdaptiveMaxPool : Module<Tensor, Tensor>
{
    private readonly AdaptiveSize _size;

    /// <summary>Makes the layer.</summary>
    /// <param name="dimensions">1 to 3.</param>
    /// <param name="output">The sizes; null keeps the input's.</param>
    private protected AdaptiveMaxPool(int dimensions, IReadOnlyList<long?> output) => _size = new AdaptiveSize(dimensions, output);

    /// <inheritdoc/>
    protected sealed override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep((_size.Dimensions switch
        {
            1 => Operators.AdaptiveMaxPool1d(input, _size.For(input)),
            2 => Operators.AdaptiveMaxPool2d(input, _size.For(input)),
            _ => Operators.AdaptiveMaxPool3d(input, _size.For(input)),
        }).Item1);
    }
}

/// <summary>Means of B×C×L, so many for each channel; <c>torch.nn.AdaptiveAvgPool1d</c>.</summary>
/// <param name="output">The length of the output; null keeps the input's.</param>
public sealed class AdaptiveAvgPool1d(params IReadOnlyList<long?> output) : AdaptiveAvgPool(1, output);

/// <summary>Means of B×C×H×W, so many for each channel; <c>torch.nn.AdaptiveAvgPool2d</c>.</summary>
/// <param name="output">The height and width of the output, or one number for both; null keeps the input's.</param>
public sealed class AdaptiveAvgPool2d(params IReadOnlyList<long?> output) : AdaptiveAvgPool(2, output);

/// <summary>Means of B×C×D×H×W, so many for each channel; <c>torch.nn.AdaptiveAvgPool3d</c>.</summary>
/// <param name="output">The depth, height and width of the output, or one number for all; null keeps the input's.</param>
public sealed class AdaptiveAvgPool3d(params IReadOnlyList<long?> output) : AdaptiveAvgPool(3, output);

/// <summary>Maxima of B×C×L, so many for each channel; <c>torch.nn.AdaptiveMaxPool1d</c>.</summary>
/// <param name="output">The length of the output; null keeps the input's.</param>
public sealed class AdaptiveMaxPool1d(params IReadOnlyList<long?> output) : AdaptiveMaxPool(1, output);

/// <summary>Maxima of B×C×H×W, so many for each channel; <c>torch.nn.AdaptiveMaxPool2d</c>.</summary>
/// <param name="output">The height and width of the output, or one number for both; null keeps the input's.</param>
public sealed class AdaptiveMaxPool2d(params IReadOnlyList<long?> output) : AdaptiveMaxPool(2, output);

/// <summary>Maxima of B×C×D×H×W, so many for each channel; <c>torch.nn.AdaptiveMaxPool3d</c>.</summary>
/// <param name="output">The depth, height and width of the output, or one number for all; null keeps the input's.</param>
public sealed class AdaptiveMaxPool3d(params IReadOnlyList<long?> output) : AdaptiveMaxPool(3, output);
