using Thelper.Configuration;
using Thelper.Models.Coordinates;
using Thelper.Models.Pretraining;
using Thelper.Models.Residual;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.FlexibleResNets;

/// <summary>
/// The options of the residual networks of the Python original, with its names and defaults.
/// </summary>
public abstract record ResidualEncoderOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    internal const int StemChannels = 64;

    /// <summary>The kind of all blocks; <c>thelper.nn.resnet.BasicBlock</c> by default.</summary>
    public BlockKind Block { get; init; } = BlockKind.Basic;

    /// <summary>Blocks in each of the four or five layers; [3, 4, 6, 3] by default. The numbers 18 and 34 alone stand for
    /// [2, 2, 2, 2] and [3, 4, 6, 3].</summary>
    [AllowSingle]
    [NumberAsText]
    [AtLeast(1)]
    public IReadOnlyList<int> Layers { get; init; } = [3, 4, 6, 3];

    /// <summary>Pixels between two windows of the first block of each layer; 1 for the first layer and 2 for the others by
    /// default.</summary>
    [AtLeast(1)]
    public IReadOnlyList<int>? Strides { get; init; }

    /// <summary>Channels of the images; 3 by default.</summary>
    [AtLeast(1)]
    public int InputChannels { get; init; } = 3;

    /// <summary>Whether images of any size are taken, by the mean of the whole feature map; false by default.</summary>
    public bool FlexibleInputRes { get; init; }

    /// <summary>The side of the feature map that the mean is taken of, where sizes are not flexible; 7, that of images of 224
    /// pixels, by default.</summary>
    [AtLeast(1)]
    public int PoolSize { get; init; } = 7;

    /// <summary>Whether all convolutions know the places of pixels; see <see cref="CoordinateChannels"/>. False by default.</summary>
    public bool Coordconv { get; init; }

    /// <summary>Whether those that do know the distance from the centre too; true by default.</summary>
    public bool RadiusChannel { get; init; } = true;

    /// <summary>The activation of all blocks.</summary>
    public ActivationKind Activation { get; init; }

    /// <summary>Whether the pooling after the first convolution is left out, for small images; false by default.</summary>
    public bool SkipMaxPool { get; init; }

    /// <summary>Kernel size, stride and padding of the first convolution; [7, 2, 3] by default.</summary>
    [ConfigKey("conv1_config")]
    [AtLeast(0)]
    public IReadOnlyList<int> FirstConvolution { get; init; } = [7, 2, 3];

    /// <summary>Whether the network begins with weights trained on ImageNet; false by default. They are those of torchvision's
    /// residual networks with the same blocks.</summary>
    public bool Pretrained { get; init; }

    private PretrainedChoice Choice => new(this, Published, Pretrained);

    private string Published => (Block, string.Join(' ', Blocks)) switch
    {
        (BlockKind.Basic, "2 2 2 2") => "resnet18",
        (BlockKind.Basic, "3 4 6 3") => "resnet34",
        (BlockKind.Bottleneck, "3 4 6 3") => "resnet50",
        (BlockKind.Bottleneck, "3 4 23 3") => "resnet101",
        (BlockKind.Bottleneck, "3 8 36 3") => "resnet152",
        _ => "",
    };

    /// <summary>Blocks in each layer.</summary>
    internal IReadOnlyList<int> Blocks => Layers switch
    {
        [18] => [2, 2, 2, 2],
        [34] => [3, 4, 6, 3],
        _ => Layers,
    };

    /// <summary>The stride of each layer.</summary>
    internal IReadOnlyList<int> LayerStrides => Strides ?? [1, .. Enumerable.Repeat(2, Blocks.Count - 1)];

    /// <summary>What an image's height and width are divided by.</summary>
    internal int Reduction =>
        LayerStrides.Aggregate(FirstConvolution[1] * (SkipMaxPool ? 1 : 2), (product, stride) => product * stride);

    internal CoordinateOptions Coordinates => new() { HasRadius = RadiusChannel };

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in Choice.Problems())
        {
            yield return problem;
        }

        if (Pretrained && Coordconv)
        {
            yield return new(nameof(Pretrained), "is true, but the published weights are of convolutions that know no places; leave it out, or coordconv.");
        }

        if (Blocks.Count is not (4 or 5))
        {
            yield return new(nameof(Layers), $"must be the number of blocks in each of four or five layers, or 18 or 34, but is [{string.Join(", ", Layers)}].");
        }
        else if (Strides is not null && Strides.Count != Blocks.Count)
        {
            yield return new(nameof(Strides), $"must have one stride for each of the {Blocks.Count} layers, but has {Strides.Count}.");
        }

        if (FirstConvolution is not [> 0, > 0, >= 0])
        {
            yield return new(nameof(FirstConvolution), $"must be [kernel size, stride, padding], but is [{string.Join(", ", FirstConvolution)}].");
        }
    }

    /// <inheritdoc/>
    public abstract Module Create(LearningTask task);

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.IsMade
        ?
        [
            new PretrainedPart(Choice, () => new ResNet(ResNetLayout.Named[Published], PretrainedChoice.ImageNetClasses))
            {
                IsOutput = name => name.StartsWith("fc.", StringComparison.Ordinal),
            },
        ]
        : [];

    /// <summary>The channels that a layer gives, counted from 0.</summary>
    internal int Channels(int layer) => (StemChannels << layer) * (Block == BlockKind.Bottleneck ? FlexibleBlock.Expansion : 1);

    internal Module<Tensor, Tensor> Convolution(int channels, int outputs, ConvolutionOptions options) =>
        Coordconv ? new CoordConv2d(channels, outputs, options, Coordinates) : new Conv2d(channels, outputs, options);

    /// <summary>The stem and the layers, under torchvision's names and in their order.</summary>
    internal IEnumerable<(string Name, Module<Tensor, Tensor> Module)> Stages()
    {
        yield return ("conv1", Convolution(InputChannels, StemChannels, new(FirstConvolution[0])
        {
            Stride = FirstConvolution[1],
            Padding = FirstConvolution[2],
            Bias = false,
        }));
        yield return ("bn1", new BatchNorm2d(StemChannels));
        yield return ("relu", Activation.Create(inPlace: true));
        if (!SkipMaxPool)
        {
            yield return ("maxpool", new MaxPool2d(3, stride: 2, padding: 1));
        }

        var channels = StemChannels;
        for (var layer = 0; layer < Blocks.Count; layer++)
        {
            var first = new FlexibleBlock(channels, StemChannels << layer, LayerStrides[layer], this);
            channels = Channels(layer);
            var (width, inputs) = (StemChannels << layer, channels);
            var others = Enumerable.Range(1, Blocks[layer] - 1).Select(_ => new FlexibleBlock(inputs, width, 1, this));
            yield return ($"layer{layer + 1}", new Sequential([first, .. others]));
        }
    }
}
