namespace Thelper.Torch.Modules;

/// <summary>How a convolution moves over its input, with PyTorch's defaults.</summary>
/// <param name="Kernel">The size of the window, in pixels.</param>
public sealed record ConvolutionOptions(Size2d Kernel)
{
    /// <summary>Pixels between two windows; 1 by default.</summary>
    public Size2d Stride { get; init; } = 1;

    /// <summary>Zeros added on each side; 0 by default.</summary>
    public Size2d Padding { get; init; } = 0;

    /// <summary>Pixels between two elements of the window; 1 by default.</summary>
    public Size2d Dilation { get; init; } = 1;

    /// <summary>Parts into which channels are divided, each convolved by itself; 1 by default.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether a learned value is added to each output channel; true by default.</summary>
    public bool Bias { get; init; } = true;
}

/// <summary>
/// Two-dimensional convolution, B×C×H×W to B×K×H'×W'; <c>torch.nn.Conv2d</c>. Parameters: <c>weight</c>
/// (K×C/groups×kernel), <c>bias</c> (K).
/// </summary>
public sealed class Conv2d : Module<Tensor, Tensor>
{
    private readonly ConvolutionOptions _options;

    /// <summary>Makes the layer with PyTorch's initial values, drawn from the default generator.</summary>
    /// <param name="inputChannels">C; a multiple of the groups.</param>
    /// <param name="outputChannels">K; a multiple of the groups.</param>
    /// <param name="options">Kernel size, stride and so on.</param>
    public Conv2d(int inputChannels, int outputChannels, ConvolutionOptions options)
    {
        _options = options;
        Weight = RegisterParameter("weight", Operators.Empty(
            [outputChannels, inputChannels / options.Groups, options.Kernel.Height, options.Kernel.Width]));
        Initializers.KaimingUniform(Weight);
        if (options.Bias)
        {
            Bias = RegisterParameter("bias", Operators.Empty([outputChannels]));
            Initializers.UniformByFanIn(Bias, Weight);
        }
    }

    /// <summary>K×C/groups×kernel height×kernel width.</summary>
    public Tensor Weight { get; }

    /// <summary>K; null where there is none.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Conv2d(
        input,
        Weight,
        Bias,
        [_options.Stride.Height, _options.Stride.Width],
        [_options.Padding.Height, _options.Padding.Width],
        [_options.Dilation.Height, _options.Dilation.Width],
        _options.Groups);
}
