namespace Thelper.Torch.Modules;

/// <summary>How a transposed convolution moves over its output, with PyTorch's defaults.</summary>
/// <param name="Kernel">The size of the window, in pixels.</param>
public sealed record TransposedConvolutionOptions(Size2d Kernel)
{
    /// <summary>Pixels of the output between two pixels of the input; 1 by default.</summary>
    public Size2d Stride { get; init; } = 1;

    /// <summary>Pixels taken away on each side of the output; 0 by default.</summary>
    public Size2d Padding { get; init; } = 0;

    /// <summary>Pixels added at the bottom and the right of the output, fewer than the stride or the dilation; 0 by default.</summary>
    public Size2d OutputPadding { get; init; } = 0;

    /// <summary>Pixels between two elements of the window; 1 by default.</summary>
    public Size2d Dilation { get; init; } = 1;

    /// <summary>Parts into which channels are divided, each convolved by itself; 1 by default.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether a learned value is added to each output channel; true by default.</summary>
    public bool Bias { get; init; } = true;
}

/// <summary>
/// The gradient of a two-dimensional convolution as a layer, B×C×H×W to B×K×H'×W' with
/// H' = (H - 1)·stride - 2·padding + dilation·(kernel - 1) + output padding + 1, W' alike;
/// <c>torch.nn.ConvTranspose2d</c>. Parameters: <c>weight</c> (C×K/groups×kernel), <c>bias</c> (K).
/// </summary>
public sealed class ConvTranspose2d : Module<Tensor, Tensor>
{
    private readonly TransposedConvolutionOptions _options;

    /// <summary>Makes the layer with PyTorch's initial values, drawn from the default generator.</summary>
    /// <param name="inputChannels">C; a multiple of the groups.</param>
    /// <param name="outputChannels">K; a multiple of the groups.</param>
    /// <param name="options">Kernel size, stride and so on.</param>
    public ConvTranspose2d(int inputChannels, int outputChannels, TransposedConvolutionOptions options)
    {
        _options = options;
        Weight = RegisterParameter("weight", Operators.Empty(
            [inputChannels, outputChannels / options.Groups, options.Kernel.Height, options.Kernel.Width]));
        Initializers.KaimingUniform(Weight);
        if (options.Bias)
        {
            Bias = RegisterParameter("bias", Operators.Empty([outputChannels]));
            Initializers.UniformByFanIn(Bias, Weight);
        }
    }

    /// <summary>C×K/groups×kernel height×kernel width.</summary>
    public Tensor Weight { get; }

    /// <summary>K; null where there is none.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.ConvTranspose2d(
        input,
        Weight,
        Bias,
        [_options.Stride.Height, _options.Stride.Width],
        [_options.Padding.Height, _options.Padding.Width],
        [_options.OutputPadding.Height, _options.OutputPadding.Width],
        _options.Groups,
        [_options.Dilation.Height, _options.Dilation.Width]);
}
