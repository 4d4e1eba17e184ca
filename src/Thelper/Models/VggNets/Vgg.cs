using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.VggNets;

/// <summary>
/// Five blocks of 3x3 convolutions and three linear layers (Simonyan and Zisserman, "Very Deep Convolutional Networks for
/// Large-Scale Image Recognition", 2014), with torchvision's names of parameters and initial values. B×3×H×W to B×classes, or to
/// B×target shape for a regression; H and W are at least 32.
/// </summary>
public sealed class Vgg : ImageModel
{
    private const int Hidden = 4096;
    private const int PooledSide = 7;

    private readonly Sequential _features;
    private readonly AdaptiveAvgPool2d _pool;
    private readonly Module<Tensor, Tensor>[] _classifier;

    /// <summary>Makes the model.</summary>
    /// <param name="options">Its blocks and the rest.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    public Vgg(VggOptions options, OutputSize outputs)
        : base(outputs, new(options.Layout.Name, SmallestSide: 1 << Widths.Count))
    {
        _features = Register("features", new Sequential(Layers(options.Layout)));
        _pool = Register("avgpool", new AdaptiveAvgPool2d(PooledSide));
        _classifier =
        [
            new Linear(Widths[^1] * PooledSide * PooledSide, Hidden), new ReLU(inPlace: true), new Dropout(options.Dropout),
            new Linear(Hidden, Hidden), new ReLU(inPlace: true), new Dropout(options.Dropout),
            new Linear(Hidden, outputs.Count),
        ];
        Register("classifier", new Sequential(_classifier));
        if (options.InitWeights)
        {
            InitialValues.DrawByFanOut(this);
        }
    }

    /// <summary>The channels of each block.</summary>
    internal static IReadOnlyList<int> Widths { get; } = [64, 128, 256, 512, 512];

    private protected override Tensor Describe(Tensor input)
    {
        var features = _pool.Forward(_features.Forward(input)).Flatten(1);
        return _classifier[..^1].Aggregate(features, (value, layer) => layer.Forward(value));
    }

    private protected override Tensor Score(Tensor features) => _classifier[^1].Forward(features);

    private static IEnumerable<Module<Tensor, Tensor>> Layers(VggLayout layout)
    {
        var channels = 3;
        foreach (var (width, convolutions) in Widths.Zip(layout.Convolutions))
        {
            for (var i = 0; i < convolutions; i++)
            {
                yield return new Conv2d(channels, width, new(3) { Padding = 1 });
                if (layout.HasNormalisation)
                {
                    yield return new BatchNorm2d(width);
                }

                yield return new ReLU(inPlace: true);
                channels = width;
            }

            yield return new MaxPool2d(2);
        }
    }
}
