using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>The options of torchvision's residual networks.</summary>
public sealed record ResNetOptions : IModelOptions, IValidatedOptions
{
    /// <summary>Outputs of the model; the task's number of classes by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>Whether each residual branch starts as zero (Goyal et al., 2017); false by default.</summary>
    public bool ZeroInitResidual { get; init; }

    /// <summary>Weights trained on ImageNet; not to be had yet.</summary>
    public bool Pretrained { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Pretrained)
        {
            yield return new(nameof(Pretrained), "is true, but pretrained weights cannot be loaded yet; leave it out to train from scratch.");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) =>
        new ResNet([2, 2, 2, 2], ClassCount.For(task, NumClasses, this, nameof(NumClasses)), ZeroInitResidual);
}

/// <summary>
/// A residual network of basic blocks (He et al., "Deep Residual Learning for Image Recognition", 2015), with torchvision's
/// names of parameters and initial values. B×3×H×W to B×classes.
/// </summary>
public sealed class ResNet : Module<Tensor, Tensor>
{
    private const int StemChannels = 64;
    private readonly Module<Tensor, Tensor>[] _stages;
    private readonly Linear _classifier;

    /// <summary>Makes the model.</summary>
    /// <param name="blocks">Blocks in each of the four layers; 2, 2, 2, 2 is ResNet-18.</param>
    /// <param name="classes">Outputs.</param>
    /// <param name="zeroResidual">Whether each residual branch starts as zero.</param>
    public ResNet(IReadOnlyList<int> blocks, int classes, bool zeroResidual)
    {
        var channels = StemChannels;
        var stages = new List<Module<Tensor, Tensor>>
        {
            Register("conv1", new Conv2d(3, StemChannels, new(7) { Stride = 2, Padding = 3, Bias = false })),
            Register("bn1", new BatchNorm2d(StemChannels)),
            Register("relu", new ReLU(inPlace: true)),
            Register("maxpool", new MaxPool2d(3, stride: 2, padding: 1)),
        };
        for (var i = 0; i < blocks.Count; i++)
        {
            var width = StemChannels << i;
            stages.Add(Register($"layer{i + 1}", Layer(channels, width, blocks[i], stride: i == 0 ? 1 : 2)));
            channels = width;
        }

        stages.Add(Register("avgpool", new AdaptiveAvgPool2d(1)));
        _stages = [.. stages];
        _classifier = Register("fc", new Linear(channels, classes));
        Initialize(zeroResidual);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) =>
        _classifier.Forward(_stages.Aggregate(input, (value, stage) => stage.Forward(value)).Flatten(1));

    private static Sequential Layer(int channels, int width, int count, int stride) => new(
        Enumerable.Range(0, count).Select(i => i == 0 ? new BasicBlock(channels, width, stride) : new BasicBlock(width, width, 1)));

    private void Initialize(bool zeroResidual)
    {
        foreach (var (_, module) in NamedModules())
        {
            if (module is Conv2d convolution)
            {
                Initializers.KaimingNormalByFanOut(convolution.Weight);
            }
            else if (zeroResidual && module is BasicBlock block)
            {
                Initializers.Constant(block.LastNorm.Weight, 0);
            }
        }
    }
}

/// <summary>Two 3x3 convolutions, each with batch normalisation, added to their input.</summary>
internal sealed class BasicBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d _firstConvolution;
    private readonly BatchNorm2d _firstNorm;
    private readonly ReLU _activation;
    private readonly Conv2d _secondConvolution;
    private readonly Sequential? _shortcut;

    public BasicBlock(int channels, int width, int stride)
    {
        _firstConvolution = Register("conv1", new Conv2d(channels, width, new(3) { Stride = stride, Padding = 1, Bias = false }));
        _firstNorm = Register("bn1", new BatchNorm2d(width));
        _activation = Register("relu", new ReLU(inPlace: true));
        _secondConvolution = Register("conv2", new Conv2d(width, width, new(3) { Padding = 1, Bias = false }));
        LastNorm = Register("bn2", new BatchNorm2d(width));
        if (stride != 1 || channels != width)
        {
            _shortcut = Register("downsample", new Sequential(
                new Conv2d(channels, width, new(1) { Stride = stride, Bias = false }),
                new BatchNorm2d(width)));
        }
    }

    public BatchNorm2d LastNorm { get; }

    public override Tensor Forward(Tensor input)
    {
        var residual = _activation.Forward(_firstNorm.Forward(_firstConvolution.Forward(input)));
        residual = LastNorm.Forward(_secondConvolution.Forward(residual));
        return _activation.Forward(residual.AddInPlace(_shortcut?.Forward(input) ?? input));
    }
}
