using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.FlexibleResNets;

/// <summary>
/// Convolutions with batch normalisation whose result is added to their input. As torchvision has it, a bottleneck's stride is
/// that of its 3x3 convolution.
/// </summary>
internal sealed class FlexibleBlock : Module<Tensor, Tensor>
{
    /// <summary>A bottleneck's output channels for each of its layer's width.</summary>
    public const int Expansion = 4;

    private readonly List<(Module<Tensor, Tensor> Convolution, BatchNorm2d Norm)> _stages = [];
    private readonly Module<Tensor, Tensor> _activation;
    private readonly ChannelExcitation? _excitation;
    private readonly Sequential? _shortcut;

    public FlexibleBlock(int channels, int width, int stride, ResidualEncoderOptions options)
    {
        var inputs = channels;
        foreach (var (outputs, convolution) in Plan(width, stride, options.Block))
        {
            var number = _stages.Count + 1;
            _stages.Add((
                Register($"conv{number}", options.Convolution(inputs, outputs, convolution with { Bias = false })),
                Register($"bn{number}", new BatchNorm2d(outputs))));
            inputs = outputs;
        }

        _activation = Register("relu", options.Activation.Create(inPlace: true));
        _excitation = options.Block == BlockKind.SqueezeExcitation
            ? Register("se", new ChannelExcitation(width, options.Activation)) : null;
        if (stride != 1 || channels != inputs)
        {
            _shortcut = Register("downsample", new Sequential(
                options.Convolution(channels, inputs, new(1) { Stride = stride, Bias = false }), new BatchNorm2d(inputs)));
        }
    }

    /// <summary>The normalisation that the sum is preceded by.</summary>
    public BatchNorm2d LastNorm => _stages[^1].Norm;

    protected override Tensor Compute(Tensor input)
    {
        var value = input;
        foreach (var (convolution, norm) in _stages)
        {
            value = norm.Forward(convolution.Forward(value));
            value = norm == LastNorm ? value : _activation.Forward(value);
        }

        value = _excitation?.Forward(value) ?? value;
        return _activation.Forward(value.AddInPlace(_shortcut?.Forward(input) ?? input));
    }

    private static (int Outputs, ConvolutionOptions Options)[] Plan(int width, int stride, BlockKind kind) =>
        kind == BlockKind.Bottleneck
            ? [(width, new(1)), (width, new(3) { Stride = stride, Padding = 1 }), (width * Expansion, new(1))]
            : [(width, new(3) { Stride = stride, Padding = 1 }), (width, new(3) { Padding = 1 })];
}
