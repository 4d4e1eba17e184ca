using Thelper.Models.Residual;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>
/// A residual network for classification (He et al., "Deep Residual Learning for Image Recognition", 2015), with
/// torchvision's names of parameters and initial values. B×3×H×W to B×classes.
/// </summary>
public sealed class ResNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor>[] _stages;
    private readonly Linear _classifier;

    /// <summary>Makes the model.</summary>
    /// <param name="layout">Blocks and their widths, such as <see cref="ResNetLayout.ResNet18"/>.</param>
    /// <param name="classes">Outputs.</param>
    /// <param name="zeroResidual">Whether each residual branch starts as zero; false by default.</param>
    public ResNet(ResNetLayout layout, int classes, bool zeroResidual = false)
    {
        _stages =
        [
            .. ResNetStages.Create(layout).Select(stage => Register(stage.Name, stage.Module)),
            Register("avgpool", new AdaptiveAvgPool2d(1)),
        ];
        _classifier = Register("fc", new Linear(layout.Channels(ResNetLayout.Layers), classes));
        ResNetStages.Initialize(this, zeroResidual);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) =>
        _classifier.Forward(_stages.Aggregate(input, (value, stage) => stage.Forward(value)).Flatten(1));
}
