using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.EfficientNets;

/// <summary>
/// A network whose depth, width and image size grow together (Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional
/// Neural Networks", 2019), with torchvision's names of parameters and initial values. B×3×H×W to B×classes, or to B×target shape for
/// a regression.
/// </summary>
public sealed class EfficientNet : ImageModel
{
    private readonly Sequential _features;
    private readonly AdaptiveAvgPool2d _pool = new(1);
    private readonly Dropout _dropout;
    private readonly Linear _classifier;

    internal EfficientNet(EfficientNetLayout layout, OutputSize outputs, double stochasticDepth)
        : base(outputs, new("EfficientNet", SmallestSide: 1))
    {
        _features = Register("features", EfficientNetFeatures.Create(layout, stochasticDepth));
        (_dropout, _classifier) = (new Dropout(layout.Dropout), new Linear(layout.Features, outputs.Count));
        Register("classifier", new Sequential(_dropout, _classifier));
        EfficientNetFeatures.Draw(this);
    }

    private protected override Tensor Describe(Tensor input) => _pool.Forward(_features.Forward(input)).Flatten(1);

    private protected override Tensor Score(Tensor features) => _classifier.Forward(_dropout.Forward(features));
}
