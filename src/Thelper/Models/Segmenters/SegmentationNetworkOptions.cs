using Thelper.Configuration;
using Thelper.Models.Residual;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>The options of torchvision's segmentation networks, and of the Python original's names for them.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record SegmentationNetworkOptions : IModelOptions, IValidatedOptions
{
    /// <summary>The network; its last part says which, as in <c>deeplabv3_resnet50</c> or <c>FCNResNet101</c>.</summary>
    [ComponentName]
    public string Network { get; init; } = "deeplabv3_resnet50";

    /// <summary>Scores for each pixel; the task's highest class index and one by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>Whether a second head gives scores from the layer before the last, for the loss; false by default.</summary>
    public bool AuxLoss { get; init; }

    /// <summary>Weights trained on COCO; not to be had yet.</summary>
    public bool Pretrained { get; init; }

    /// <summary>Weights of the residual network trained on ImageNet; not to be had yet. False by default.</summary>
    public bool PretrainedBackbone { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Pretrained)
        {
            yield return new(nameof(Pretrained), PretrainedWeights.Refusal);
        }

        if (PretrainedBackbone)
        {
            yield return new(nameof(PretrainedBackbone), PretrainedWeights.Refusal);
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task)
    {
        var name = Network[(Network.LastIndexOf('.') + 1)..];
        var head = name.StartsWith("fcn", StringComparison.OrdinalIgnoreCase)
            ? SegmentationHead.FullyConvolutional
            : SegmentationHead.DeepLab;
        var layout = name.EndsWith("101", StringComparison.Ordinal) ? ResNetLayout.ResNet101 : ResNetLayout.ResNet50;
        return new SegmentationNetwork(layout, head, PixelClassCount.For(task, NumClasses, this, nameof(NumClasses)), AuxLoss);
    }
}
