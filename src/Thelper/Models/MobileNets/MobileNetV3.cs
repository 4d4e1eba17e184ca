using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>
/// A small and fast network for images (Howard et al., "Searching for MobileNetV3", 2019), with torchvision's names of
/// parameters and initial values. B×3×H×W to B×classes, or to B×target shape for a regression.
/// </summary>
public sealed class MobileNetV3 : Module<Tensor, Tensor>
{
    private readonly MobileNetV3Features _features;
    private readonly AdaptiveAvgPool2d _pool;
    private readonly Sequential _classifier;
    private readonly OutputSize _outputs;

    /// <summary>Makes the model.</summary>
    /// <param name="layout">Its blocks, such as <see cref="MobileNetV3Layout.Large"/>.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    /// <param name="dropout">The probability of dropping a feature before the last layer while training; 0.2 by default.</param>
    public MobileNetV3(MobileNetV3Layout layout, OutputSize outputs, double dropout = 0.2)
    {
        _outputs = outputs;
        _features = Register("features", new MobileNetV3Features(layout, initialise: false));
        _pool = Register("avgpool", new AdaptiveAvgPool2d(1));
        _classifier = Register("classifier", _features.Classifier(layout, dropout, outputs.Count));
        MobileNetV3Features.Initialize(this);
    }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) =>
        _outputs.Arrange(_classifier.Forward(_pool.Forward(_features.Forward(input)).Flatten(1)));
}
