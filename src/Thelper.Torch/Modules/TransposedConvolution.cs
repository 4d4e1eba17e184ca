namespace Thelper.Torch.Modules;

/// <summary>How a transposed convolution moves over its output, with PyTorch's defaults.</summary>
/// <param name="Kernel">The size of the window.</param>
public sealed record TransposedConvolutionOptions(Extent Kernel)
{
    /// <summary>Values of the output between two values of the input; 1 by default.</summary>
    public Extent Stride { get; init; } = 1;

    /// <summary>Values taken away on each side of the output; 0 by default.</summary>
    public Extent Padding { get; init; } = 0;

    /// <summary>Values added at the end of each dimension of the output, fewer than the stride or the dilation; 0 by default.</summary>
    public Extent OutputPadding { get; init; } = 0;

    /// <summary>Values between two elements of the window; 1 by default.</summary>
    public Extent Dilation { get; init; } = 1;

    /// <summary>Parts into which channels are divided, each convolved by itself; 1 by default.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether a learned value is added to each output channel; true by default.</summary>
    public bool Bias { get; init; } = true;
}

/// <summary>
/// The gradient of a convolution as a layer; a dimension of size L becomes (L - 1)·stride - 2·padding + dilation·(kernel - 1) +
/// output padding + 1. Parameters: <c>weight</c> (C×K/groups×kernel), <c>bias</c> (K).
/// </summary>
public abstract class TransposedConvolution : Module<Tensor, Tensor>
{
    private readonly int _dimensions;
    private readonly int _groups;
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly long[] _outputPadding;
    private readonly long[] _dilation;

    /// <summary>Makes the layer with PyTorch's initial values, drawn from the default generator.</summary>
    /// <param name="dimensions">1 to 3.</param>
    /// <param name="inputChannels">C; a multiple of the groups.</param>
    /// <param name="outputChannels">K; a multiple of the groups.</param>
    /// <param name="options">Kernel size, stride and so on.</param>
    private protected TransposedConvolution(
        int dimensions, int inputChannels, int outputChannels, TransposedConvolutionOptions options)
    {
        (_dimensions, _groups) = (dimensions, options.Groups);
        (_stride, _padding) = (options.Stride.For(dimensions), options.Padding.For(dimensions));
        (_outputPadding, _dilation) = (options.OutputPadding.For(dimensions), options.Dilation.For(dimensions));
        Weight = RegisterParameter("weight", Operators.Empty(
            [inputChannels, outputChannels / options.Groups, .. options.Kernel.For(dimensions)]));
        Initializers.KaimingUniform(Weight);
        if (options.Bias)
        {
            Bias = RegisterParameter("bias", Operators.Empty([outputChannels]));
            Initializers.UniformByFanIn(Bias, Weight);
        }
    }

    /// <summary>C×K/groups×kernel.</summary>
    public Tensor Weight { get; }

    /// <summary>K; null where there is none.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected sealed override Tensor Compute(Tensor input) => _dimensions switch
    {
        1 => Operators.ConvTranspose1d(input, Weight, Bias, _stride, _padding, _outputPadding, _groups, _dilation),
        2 => Operators.ConvTranspose2d(input, Weight, Bias, _stride, _padding, _outputPadding, _groups, _dilation),
        _ => Operators.ConvTranspose3d(input, Weight, Bias, _stride, _padding, _outputPadding, _groups, _dilation),
    };
}

/// <summary>The gradient of <see cref="Conv1d"/> as a layer, B×C×L to B×K×L'; <c>torch.nn.ConvTranspose1d</c>.</summary>
/// <param name="inputChannels">C; a multiple of the groups.</param>
/// <param name="outputChannels">K; a multiple of the groups.</param>
/// <param name="options">Kernel size, stride and so on.</param>
public sealed class ConvTranspose1d(int inputChannels, int outputChannels, TransposedConvolutionOptions options)
    : TransposedConvolution(1, inputChannels, outputChannels, options);

/// <summary>The gradient of <see cref="Conv2d"/> as a layer, B×C×H×W to B×K×H'×W'; <c>torch.nn.ConvTranspose2d</c>.</summary>
/// <param name="inputChannels">C; a multiple of the groups.</param>
/// <param name="outputChannels">K; a multiple of the groups.</param>
/// <param name="options">Kernel size, stride and so on.</param>
public sealed class ConvTranspose2d(int inputChannels, int outputChannels, TransposedConvolutionOptions options)
    : TransposedConvolution(2, inputChannels, outputChannels, options);

/// <summary>The gradient of <see cref="Conv3d"/> as a layer, B×C×D×H×W to B×K×D'×H'×W'; <c>torch.nn.ConvTranspose3d</c>.</summary>
/// <param name="inputChannels">C; a multiple of the groups.</param>
/// <param name="outputChannels">K; a multiple of the groups.</param>
/// <param name="options">Kernel size, stride and so on.</param>
public sealed class ConvTranspose3d(int inputChannels, int outputChannels, TransposedConvolutionOptions options)
    : TransposedConvolution(3, inputChannels, outputChannels, options);
