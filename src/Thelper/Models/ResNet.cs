using Thelper.Models.Residual;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>
/// A residual network for classification (He et al., "Deep Residual Learning for Image Recognition", 2015), with
/// torchvision's names of parameters and initial values. B×3×H×W to B×classes, or to B×target shape for a regression.
/// </summary>
public sealed class ResNet : Module<Tensor, Tensor>, IEmbedding
{
    private readonly Module<Tensor, Tensor>[] _stages;
    private readonly Linear _classifier;
    private readonly OutputSize _outputs;

    /// <summary>Makes the model.</summary>
    /// <param name="layout">Blocks and their widths, such as <see cref="ResNetLayout.ResNet18"/>.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    /// <param name="zeroResidual">Whether each residual branch starts as zero; false by default.</param>
    public ResNet(ResNetLayout layout, OutputSize outputs, bool zeroResidual = false)
    {
        _outputs = outputs;
        _stages =
        [
            .. ResNetStages.Create(layout).Select(stage => Register(stage.Name, stage.Module)),
            Register("avgpool", new AdaptiveAvgPool2d(1)),
        ];
        _classifier = Register("fc", new Linear(layout.Channels(ResNetLayout.Layers), outputs.Count));
        ResNetStages.Initialize(this, zeroResidual);
    }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(_outputs.Arrange(_classifier.Forward(Embed(input))));
    }

    /// <inheritdoc/>
    public Tensor Embed(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(_stages.Aggregate(input, (value, stage) => stage.Forward(value)).Flatten(1));
    }
}
