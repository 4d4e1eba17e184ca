namespace Thelper.Torch.Modules;

/// <summary>How a convolution moves over its input, with PyTorch's defaults.</summary>
/// <param name="Kernel">The size of the window.</param>
public sealed record ConvolutionOptions(Extent Kernel)
{
    /// <summary>Values between two windows; 1 by default.</summary>
    public Extent Stride { get; init; } = 1;

    /// <summary>Values added on each side; 0 by default.</summary>
    public Extent Padding { get; init; } = 0;

    /// <summary>Whether as many values are added as give the output the size of the input, in place of <see cref="Padding"/>; the
    /// stride must be 1. False by default; PyTorch's <c>padding="same"</c>.</summary>
    public bool KeepsSize { get; init; }

    /// <summary>What is added; zeros by default.</summary>
    public PaddingMode PaddingMode { get; init; }

    /// <summary>Values between two elements of the window; 1 by default.</summary>
    public Extent Dilation { get; init; } = 1;

    /// <summary>Parts into which channels are divided, each convolved by itself; 1 by default.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether a learned value is added to each output channel; true by default.</summary>
    public bool Bias { get; init; } = true;
}

/// <summary>
/// Convolution along one, two or three dimensions. Parameters: <c>weight</c> (K×C/groups×kernel), <c>bias</c> (K).
/// </summary>
public abstract class Convolution : Module<Tensor, Tensor>
{
    private readonly int _dimensions;
    private readonly int _groups;
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly long[] _dilation;
    private readonly PaddingMode _mode;

    // Before and after each dimension, the last one first; null where libtorch itself adds the zeros.
    private readonly long[]? _around;

    /// <summary>Makes the layer with PyTorch's initial values, drawn from the default generator.</summary>
    /// <param name="dimensions">1 to 3.</param>
    /// <param name="inputChannels">C; a multiple of the groups.</param>
    /// <param name="outputChannels">K; a multiple of the groups.</param>
    /// <param name="options">Kernel size, stride and so on.</param>
    private protected Convolution(int dimensions, int inputChannels, int outputChannels, ConvolutionOptions options)
    {
        var kernel = options.Kernel.For(dimensions);
        (_dimensions, _groups, _mode) = (dimensions, options.Groups, options.PaddingMode);
        (_stride, _dilation) = (options.Stride.For(dimensions), options.Dilation.For(dimensions));
        _padding = options.KeepsSize ? new long[dimensions] : options.Padding.For(dimensions);
        _around = Around(options, kernel);
        Weight = RegisterParameter("weight", Operators.Empty([outputChannels, inputChannels / options.Groups, .. kernel]));
        Initializers.KaimingUniform(Weight);
        if (options.Bias)
        {
            Bias = RegisterParameter("bias", Operators.Empty([outputChannels]));
            Initializers.UniformByFanIn(Bias, Weight);
        }
    }

    /// <summary>K×C/groups×kernel.</summary>
    public Tensor Weight { get; }

    /// <summary>K; null where there is none.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected sealed override Tensor Compute(Tensor input)
    {
        if (_around is null)
        {
            return Convolve(input, _padding);
        }

        using var scope = TensorScope.Open();
        return scope.Keep(Convolve(Padding.Around(input, _around, _mode), new long[_dimensions]));
    }

    private Tensor Convolve(Tensor input, long[] padding) => _dimensions switch
    {
        1 => Operators.Conv1d(input, Weight, Bias, _stride, padding, _dilation, _groups),
        2 => Operators.Conv2d(input, Weight, Bias, _stride, padding, _dilation, _groups),
        _ => Operators.Conv3d(input, Weight, Bias, _stride, padding, _dilation, _groups),
    };

    private long[]? Around(ConvolutionOptions options, long[] kernel)
    {
        if (!options.KeepsSize)
        {
            return options.PaddingMode == PaddingMode.Zeros ? null : [.. _padding.Reverse().SelectMany(amount => (long[])[amount, amount])];
        }

        if (_stride.Any(stride => stride != 1))
        {
            throw new ArgumentException($"A convolution keeps the size of its input with a stride of 1 only, but the stride is {options.Stride}.");
        }

        // What is one too many for both sides goes behind.
        return [.. kernel.Zip(_dilation, (size, dilation) => dilation * (size - 1)).Reverse().SelectMany(
            total => (long[])[total / 2, total - (total / 2)])];
    }
}

/// <summary>Convolution of B×C×L to B×K×L'; <c>torch.nn.Conv1d</c>.</summary>
/// <param name="inputChannels">C; a multiple of the groups.</param>
/// <param name="outputChannels">K; a multiple of the groups.</param>
/// <param name="options">Kernel size, stride and so on.</param>
public sealed class Conv1d(int inputChannels, int outputChannels, ConvolutionOptions options)
    : Convolution(1, inputChannels, outputChannels, options);

/// <summary>Convolution of B×C×H×W to B×K×H'×W'; <c>torch.nn.Conv2d</c>.</summary>
/// <param name="inputChannels">C; a multiple of the groups.</param>
/// <param name="outputChannels">K; a multiple of the groups.</param>
/// <param name="options">Kernel size, stride and so on.</param>
public sealed class Conv2d(int inputChannels, int outputChannels, ConvolutionOptions options)
    : Convolution(2, inputChannels, outputChannels, options);

/// <summary>Convolution of B×C×D×H×W to B×K×D'×H'×W'; <c>torch.nn.Conv3d</c>.</summary>
/// <param name="inputChannels">C; a multiple of the groups.</param>
/// <param name="outputChannels">K; a multiple of the groups.</param>
/// <param name="options">Kernel size, stride and so on.</param>
public sealed class Conv3d(int inputChannels, int outputChannels, ConvolutionOptions options)
    : Convolution(3, inputChannels, outputChannels, options);
