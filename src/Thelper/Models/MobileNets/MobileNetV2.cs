using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>
/// A small network for images (Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018), with torchvision's
/// names of parameters and initial values, or those of the Python original. B×3×H×W to B×classes, or to B×target shape for a
/// regression.
/// </summary>
public sealed class MobileNetV2 : ImageModel
{
    private readonly Sequential _features;
    private readonly AdaptiveAvgPool2d _pool = new(1);
    private readonly Dropout _dropout;
    private readonly Linear _classifier;

    internal MobileNetV2(MobileNetV2Layout layout, OutputSize outputs)
        : base(outputs, new("MobileNetV2", SmallestSide: 1))
    {
        _features = Register("features", new Sequential(layout.Layers()));
        (_dropout, _classifier) = (new Dropout(layout.Dropout), new Linear(layout.Last, outputs.Count));
        Register("classifier", new Sequential(_dropout, _classifier));
        InitialValues.DrawByFanOut(this);
    }

    private protected override Tensor Describe(Tensor input) => _pool.Forward(_features.Forward(input)).Flatten(1);

    private protected override Tensor Score(Tensor features) => _classifier.Forward(_dropout.Forward(features));
}
