namespace Thelper.Torch.Modules;

/// <summary>
/// Makes pixels of channels, B×C·r²×H×W to B×C×H·r×W·r (Shi et al., 2016); <c>torch.nn.PixelShuffle</c>.
/// </summary>
/// <param name="factor">r; at least 1.</param>
public sealed class PixelShuffle(long factor) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.PixelShuffle(input, factor);
}

/// <summary>Undoes <see cref="PixelShuffle"/>; <c>torch.nn.PixelUnshuffle</c>.</summary>
/// <param name="factor">r; height and width are multiples of it.</param>
public sealed class PixelUnshuffle(long factor) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.PixelUnshuffle(input, factor);
}

/// <summary>Mixes the channels of groups (Zhang et al., "ShuffleNet", 2017); <c>torch.nn.ChannelShuffle</c>.</summary>
/// <param name="groups">The number of channels is a multiple of it.</param>
public sealed class ChannelShuffle(long groups) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        // libtorch 1.13 has an operator for it, but no gradient.
        using var scope = TensorScope.Open();
        var shape = input.Shape;
        var grouped = input.Reshape([shape[0], groups, shape[1] / groups, .. shape[2..]]);
        return scope.Keep(grouped.Transpose(1, 2).Reshape(shape));
    }
}

/// <summary>Divides a dimension into several; <c>torch.nn.Unflatten</c>.</summary>
/// <param name="dimension">Which; negative counts from the end.</param>
/// <param name="sizes">What it becomes; one may be -1, which follows from the others.</param>
public sealed class Unflatten(int dimension, long[] sizes) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    /// <exception cref="TorchException">The input has no such dimension, or it is of another size.</exception>
    protected override Tensor Compute(Tensor input)
    {
        var shape = input.Shape;
        var place = dimension < 0 ? dimension + shape.Length : dimension;
        if (place < 0 || place >= shape.Length)
        {
            throw new TorchException($"Dimension {dimension} is to be divided, but the input has {shape.Length}: {input}.");
        }

        return input.Reshape([.. shape[..place], .. sizes, .. shape[(place + 1)..]]);
    }
}

/// <summary>
/// The windows of B×C×H×W as columns, B×C·kernel×windows, which is what a convolution multiplies with its weights;
/// <c>torch.nn.Unfold</c>.
/// </summary>
/// <param name="options">Kernel, stride, padding and dilation count.</param>
public sealed class Unfold(PoolingOptions options) : Module<Tensor, Tensor>
{
    private const int Dimensions = 2;
    private readonly WindowSteps _steps = new(options);

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) =>
        Operators.Im2col(input, options.Kernel.For(Dimensions), _steps.Dilation, _steps.Padding, _steps.Stride);
}

/// <summary>Adds columns of windows up to B×C×H×W, the reverse of <see cref="Unfold"/>; <c>torch.nn.Fold</c>.</summary>
/// <param name="output">Height and width of the output.</param>
/// <param name="options">Kernel, stride, padding and dilation count.</param>
public sealed class Fold(Extent output, PoolingOptions options) : Module<Tensor, Tensor>
{
    private const int Dimensions = 2;
    private readonly WindowSteps _steps = new(options);

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Col2im(
        input, output.For(Dimensions), options.Kernel.For(Dimensions), _steps.Dilation, _steps.Padding, _steps.Stride);
}

/// <summary>How windows of a plane move; unlike a pooling's they overlap by default.</summary>
internal sealed class WindowSteps(PoolingOptions options)
{
    public long[] Stride { get; } = (options.Stride ?? 1).For(2);

    public long[] Padding { get; } = options.Padding.For(2);

    public long[] Dilation { get; } = options.Dilation.For(2);
}
