using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.FlexibleResNets;

/// <summary>The options of <see cref="ResNetFullyConv"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record ResNetFullyConvOptions : ResidualEncoderOptions
{
    /// <inheritdoc/>
    public override Module Create(LearningTask task) => new ResNetFullyConv(this, OutputSize.For(task));
}

/// <summary>
/// The residual network of the Python original with three 1x1 convolutions in place of the last layer, with its names of
/// parameters: B×C×H×W to B×classes, or to B×target shape for a regression.
/// </summary>
public sealed class ResNetFullyConv : ResidualEncoder<Tensor>
{
    private readonly OutputSize _outputs;
    private readonly ConvolutionTail _tail;

    /// <summary>Makes the model.</summary>
    /// <param name="options">Its blocks and the rest.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    public ResNetFullyConv(ResNetFullyConvOptions options, OutputSize outputs)
        : base(options, options.FlexibleInputRes)
    {
        _outputs = outputs;
        _tail = Register("fc", new ConvolutionTail(Features, outputs.Count));
        InitializeEncoder();
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    protected override Tensor Compute(Tensor input)
    {
        var features = Embed(input);
        return _outputs.Arrange(_tail.Forward(features.Reshape([features.Size(0), features.Size(1), 1, 1])).Flatten(1));
    }

    /// <summary>Two convolutions that are added to their input, and one to the outputs; none has a bias.</summary>
    private sealed class ConvolutionTail : Module<Tensor, Tensor>
    {
        private readonly Conv2d _first;
        private readonly Conv2d _second;
        private readonly Conv2d _last;

        public ConvolutionTail(int channels, int outputs)
        {
            _first = Register("conv1", new Conv2d(channels, channels, new(1) { Bias = false }));
            _second = Register("conv2", new Conv2d(channels, channels, new(1) { Bias = false }));
            _last = Register("conv3", new Conv2d(channels, outputs, new(1) { Bias = false }));
        }

        protected override Tensor Compute(Tensor input) =>
            _last.Forward(_second.Forward(_first.Forward(input).ReluInPlace()).AddInPlace(input));
    }
}
