using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>
/// Inception blocks within residual connections (Szegedy et al., "Inception-v4, Inception-ResNet and the Impact of Residual
/// Connections on Learning", 2016), with the names of parameters of the Python original. B×C×H×W to B×classes, or to B×target
/// shape for a regression; made for images of 299x299 pixels.
/// </summary>
public sealed class InceptionResNetV2 : ImageModel
{
    private const int Features = 1536;
    private const int Map = 8;
    private const string Advice = "Make the images 299x299 pixels, or a little larger.";

    private readonly List<Module<Tensor, Tensor>> _stages = [];
    private readonly Linear _classifier;

    /// <summary>Makes the model with PyTorch's initial values.</summary>
    /// <param name="inputChannels">Channels of the images.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    public InceptionResNetV2(int inputChannels, OutputSize outputs)
        : base(outputs, new("Inception-ResNet-v2", SmallestSide: 299, inputChannels))
    {
        AddStem(inputChannels);
        Add("repeat", Repeated(10, () => Fine(0.17)));
        Add("mixed_6a", FineToMiddle());
        Add("repeat_1", Repeated(20, () => Middle(0.1)));
        Add("mixed_7a", MiddleToCoarse());
        Add("repeat_2", Repeated(9, () => Coarse(0.2, isActivated: true)));
        Add("block8", Coarse(1, isActivated: false));
        Add("conv2d_7b", ConvolutionUnit.Same(2080, Features, 1));
        Add("avgpool_1a", new FixedPool(Map, Map, Advice));
        _classifier = Register("last_linear", new Linear(Features, outputs.Count));
    }

    private protected override Tensor Describe(Tensor input) =>
        _stages.Aggregate(input, (value, stage) => stage.Forward(value)).Flatten(1);

    private protected override Tensor Score(Tensor features) => _classifier.Forward(features);

    private void Add(string name, Module<Tensor, Tensor> module) => _stages.Add(Register(name, module));

    private void AddStem(int channels)
    {
        Add("conv2d_1a", ConvolutionUnit.Halving(channels, 32));
        Add("conv2d_2a", ConvolutionUnit.Create(32, 32, new(3)));
        Add("conv2d_2b", ConvolutionUnit.Same(32, 64, 3));
        Add("maxpool_3a", new MaxPool2d(3, stride: 2));
        Add("conv2d_3b", ConvolutionUnit.Same(64, 80, 1));
        Add("conv2d_4a", ConvolutionUnit.Create(80, 192, new(3)));
        Add("maxpool_5a", new MaxPool2d(3, stride: 2));
        Add("mixed_5b", Joined(
            Unit(192, 96, 1),
            new Sequential(Unit(192, 48, 1), Unit(48, 64, 5)),
            new Sequential(Unit(192, 64, 1), Unit(64, 96, 3), Unit(96, 96, 3)),
            new Sequential(new AvgPool2d(new PoolingOptions(3) { Stride = 1, Padding = 1, CountIncludePad = false }), Unit(192, 64, 1))));
    }

    private static ConcatenatedBranches Joined(params IEnumerable<Module<Tensor, Tensor>> branches) =>
        new([.. branches.Select((branch, i) => Branch.Of($"branch{i}", branch))]);

    private static Sequential Repeated(int times, Func<ScaledResidual> make) => new(Enumerable.Range(0, times).Select(_ => make()));

    private static Sequential Unit(int channels, int outputs, int height, int? width = null) =>
        ConvolutionUnit.Same(channels, outputs, height, width);

    private static ScaledResidual Fine(double scale) => new(
        (320, 128),
        scale,
        isActivated: true,
        Unit(320, 32, 1),
        new Sequential(Unit(320, 32, 1), Unit(32, 32, 3)),
        new Sequential(Unit(320, 32, 1), Unit(32, 48, 3), Unit(48, 64, 3)));

    private static ConcatenatedBranches FineToMiddle() => Joined(
        ConvolutionUnit.Halving(320, 384),
        new Sequential(Unit(320, 256, 1), Unit(256, 256, 3), ConvolutionUnit.Halving(256, 384)),
        new MaxPool2d(3, stride: 2));

    private static ScaledResidual Middle(double scale) => new(
        (1088, 384),
        scale,
        isActivated: true,
        Unit(1088, 192, 1),
        new Sequential(Unit(1088, 128, 1), Unit(128, 160, 1, 7), Unit(160, 192, 7, 1)));

    private static ConcatenatedBranches MiddleToCoarse() => Joined(
        new Sequential(Unit(1088, 256, 1), ConvolutionUnit.Halving(256, 384)),
        new Sequential(Unit(1088, 256, 1), ConvolutionUnit.Halving(256, 288)),
        new Sequential(Unit(1088, 256, 1), Unit(256, 288, 3), ConvolutionUnit.Halving(288, 320)),
        new MaxPool2d(3, stride: 2));

    private static ScaledResidual Coarse(double scale, bool isActivated) => new(
        (2080, 448),
        scale,
        isActivated,
        Unit(2080, 192, 1),
        new Sequential(Unit(2080, 192, 1), Unit(192, 224, 1, 3), Unit(224, 256, 3, 1)));
}
