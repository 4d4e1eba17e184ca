using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.AlexNets;

/// <summary>
/// Five convolutions and three linear layers (Krizhevsky, "One weird trick for parallelizing convolutional neural networks",
/// 2014), with torchvision's names of parameters and initial values. B×3×H×W to B×classes, or to B×target shape for a
/// regression; H and W are at least 63.
/// </summary>
public sealed class AlexNet : ImageModel
{
    private const int Channels = 256;
    private const int Hidden = 4096;
    private const int PooledSide = 6;

    private readonly Sequential _features;
    private readonly AdaptiveAvgPool2d _pool;
    private readonly Module<Tensor, Tensor>[] _classifier;

    /// <summary>Makes the model with PyTorch's initial values.</summary>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    /// <param name="dropout">The probability of dropping a feature before the first two linear layers while training; 0.5 by
    /// default.</param>
    public AlexNet(OutputSize outputs, double dropout = 0.5)
        : base(outputs, new("AlexNet", SmallestSide: 63))
    {
        _features = Register("features", new Sequential(Layers()));
        _pool = Register("avgpool", new AdaptiveAvgPool2d(PooledSide));
        _classifier =
        [
            new Dropout(dropout), new Linear(Channels * PooledSide * PooledSide, Hidden), new ReLU(inPlace: true),
            new Dropout(dropout), new Linear(Hidden, Hidden), new ReLU(inPlace: true),
            new Linear(Hidden, outputs.Count),
        ];
        Register("classifier", new Sequential(_classifier));
    }

    private protected override Tensor Describe(Tensor input)
    {
        var features = _pool.Forward(_features.Forward(input)).Flatten(1);
        return _classifier[..^1].Aggregate(features, (value, layer) => layer.Forward(value));
    }

    private protected override Tensor Score(Tensor features) => _classifier[^1].Forward(features);

    private static IEnumerable<Module<Tensor, Tensor>> Layers() =>
    [
        new Conv2d(3, 64, new(11) { Stride = 4, Padding = 2 }), new ReLU(inPlace: true), new MaxPool2d(3, stride: 2),
        new Conv2d(64, 192, new(5) { Padding = 2 }), new ReLU(inPlace: true), new MaxPool2d(3, stride: 2),
        new Conv2d(192, 384, new(3) { Padding = 1 }), new ReLU(inPlace: true),
        new Conv2d(384, Channels, new(3) { Padding = 1 }), new ReLU(inPlace: true),
        new Conv2d(Channels, Channels, new(3) { Padding = 1 }), new ReLU(inPlace: true), new MaxPool2d(3, stride: 2),
    ];
}
