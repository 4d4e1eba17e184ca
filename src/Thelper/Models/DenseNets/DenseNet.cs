using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.DenseNets;

/// <summary>
/// Blocks of layers that see all maps before them (Huang et al., "Densely Connected Convolutional Networks", 2016), with
/// torchvision's names of parameters and initial values. B×3×H×W to B×classes, or to B×target shape for a regression; H and W are
/// at least 29.
/// </summary>
public sealed class DenseNet : ImageModel
{
    private readonly Sequential _features;
    private readonly Module<Tensor, Tensor> _pool;
    private readonly Linear _classifier;

    /// <summary>Makes the model.</summary>
    /// <param name="layout">Its blocks.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    /// <param name="pool">Makes of the last feature map one of 1x1; has no parameters.</param>
    internal DenseNet(DenseNetLayout layout, OutputSize outputs, Module<Tensor, Tensor> pool)
        : base(outputs, new("DenseNet", SmallestSide: 29))
    {
        var channels = layout.StemChannels;
        var parts = new List<(string Name, Module<Tensor, Tensor> Module)>
        {
            ("conv0", new Conv2d(3, channels, new(7) { Stride = 2, Padding = 3, Bias = false })),
            ("norm0", new BatchNorm2d(channels)),
            ("relu0", new ReLU(inPlace: true)),
            ("pool0", new MaxPool2d(3, stride: 2, padding: 1)),
        };
        foreach (var (i, layers) in layout.Layers.Index())
        {
            if (i > 0)
            {
                parts.Add(($"transition{i}", Transition(channels)));
                channels /= 2;
            }

            parts.Add(($"denseblock{i + 1}", new DenseBlock(layers, channels, layout)));
            channels += layers * layout.GrowthRate;
        }

        _features = Register("features", new Sequential([.. parts, ("norm5", new BatchNorm2d(channels))]));
        _pool = pool;
        _classifier = Register("classifier", new Linear(channels, outputs.Count));
        Initialize();
    }

    private protected override Tensor Describe(Tensor input) => _pool.Forward(_features.Forward(input).ReluInPlace()).Flatten(1);

    private protected override Tensor Score(Tensor features) => _classifier.Forward(features);

    private static Sequential Transition(int channels) => new(
        ("norm", new BatchNorm2d(channels)),
        ("relu", new ReLU(inPlace: true)),
        ("conv", new Conv2d(channels, channels / 2, new(1) { Bias = false })),
        ("pool", new AvgPool2d(2)));

    private void Initialize()
    {
        foreach (var convolution in NamedModules().Select(entry => entry.Module).OfType<Conv2d>())
        {
            Initializers.KaimingNormalByFanIn(convolution.Weight);
        }

        InitialValues.SetZero(_classifier.Bias);
    }
}
