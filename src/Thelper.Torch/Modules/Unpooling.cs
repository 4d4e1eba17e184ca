namespace Thelper.Torch.Modules;

/// <summary>
/// The largest value of each window with the place where it was, as <see cref="MaxUnpool"/> needs it; <c>torch.nn.MaxPool1d</c> to
/// <c>3d</c> with <c>return_indices</c>.
/// </summary>
/// <param name="dimensions">1 to 3.</param>
/// <param name="options">The window.</param>
public sealed class MaxPoolWithIndices(int dimensions, PoolingOptions options) : Module<Tensor, (Tensor Maxima, Tensor Indices)>
{
    private readonly PoolingWindow _window = new(dimensions, options);
    private readonly long[] _dilation = options.Dilation.For(dimensions);

    /// <inheritdoc/>
    protected override (Tensor Maxima, Tensor Indices) Compute(Tensor input) => dimensions switch
    {
        1 => Operators.MaxPool1dWithIndices(input, _window.Kernel, _window.Stride, _window.Padding, _dilation, options.Ceiling),
        2 => Operators.MaxPool2dWithIndices(input, _window.Kernel, _window.Stride, _window.Padding, _dilation, options.Ceiling),
        _ => Operators.MaxPool3dWithIndices(input, _window.Kernel, _window.Stride, _window.Padding, _dilation, options.Ceiling),
    };
}

/// <summary>What <see cref="MaxUnpool"/> takes.</summary>
/// <param name="Maxima">B×C×…</param>
/// <param name="Indices">Where each was in its channel; whole numbers, of the shape of <paramref name="Maxima"/>.</param>
/// <param name="Size">The spatial sizes of the output; those that follow from the window by default.</param>
public sealed record UnpoolingInput(Tensor Maxima, Tensor Indices, IReadOnlyList<long>? Size = null);

/// <summary>Puts maxima back where they were, and zeros elsewhere.</summary>
public abstract class MaxUnpool : Module<UnpoolingInput, Tensor>
{
    private readonly PoolingWindow _window;

    /// <summary>Makes the layer.</summary>
    /// <param name="dimensions">1 to 3.</param>
    /// <param name="options">The window of the pooling; kernel, stride and padding count.</param>
    private protected MaxUnpool(int dimensions, PoolingOptions options) => _window = new PoolingWindow(dimensions, options);

    /// <inheritdoc/>
    protected sealed override Tensor Compute(UnpoolingInput input)
    {
        using var scope = TensorScope.Open();
        var size = SizeFor(input);
        return scope.Keep(_window.Dimensions switch
        {
            1 => input.Maxima.Unsqueeze(-1).MaxUnpool2d(input.Indices.Unsqueeze(-1), [size[0], 1]).Squeeze(-1),
            2 => input.Maxima.MaxUnpool2d(input.Indices, size),
            _ => input.Maxima.MaxUnpool3d(input.Indices, size, _window.Stride, _window.Padding),
        });
    }

    private long[] SizeFor(UnpoolingInput input)
    {
        long[] usual = [.. _window.Kernel.Select((kernel, i) =>
            ((input.Maxima.Size(i - _window.Dimensions) - 1) * _window.Stride[i]) + kernel - (2 * _window.Padding[i]))];
        var size = input.Size?.ToArray() ?? usual;
        return size.Length == usual.Length && size.Zip(usual).Zip(_window.Stride).All(pair => Math.Abs(pair.First.First - pair.First.Second) < pair.Second)
            ? size
            : throw new ArgumentException(
                $"The output of the pooling's inverse may differ from [{string.Join(", ", usual)}] by less than a stride, but [{string.Join(", ", size)}] was asked for.",
                nameof(input));
    }
}

/// <summary>The inverse of a pooling of B×C×L, but for what was not largest; <c>torch.nn.MaxUnpool1d</c>.</summary>
/// <param name="options">The window of the pooling.</param>
public sealed class MaxUnpool1d(PoolingOptions options) : MaxUnpool(1, options);

/// <summary>The inverse of a pooling of B×C×H×W, but for what was not largest; <c>torch.nn.MaxUnpool2d</c>.</summary>
/// <param name="options">The window of the pooling.</param>
public sealed class MaxUnpool2d(PoolingOptions options) : MaxUnpool(2, options);

/// <summary>The inverse of a pooling of B×C×D×H×W, but for what was not largest; <c>torch.nn.MaxUnpool3d</c>.</summary>
/// <param name="options">The window of the pooling.</param>
public sealed class MaxUnpool3d(PoolingOptions options) : MaxUnpool(3, options);
