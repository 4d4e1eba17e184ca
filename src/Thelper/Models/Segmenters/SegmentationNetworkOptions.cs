using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Models.Residual;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>The options of torchvision's segmentation networks, and of the Python original's names for them.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record SegmentationNetworkOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    // Those of PASCAL VOC and the background.
    private const int PublishedClasses = 21;

    /// <summary>The network; its last part says which, as in <c>deeplabv3_resnet50</c> or <c>FCNResNet101</c>.</summary>
    [ComponentName]
    public string Network { get; init; } = "deeplabv3_resnet50";

    /// <summary>Scores for each pixel; the task's highest class index and one by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>Whether a second head gives scores from the layer before the last, for the loss; false by default.</summary>
    public bool AuxLoss { get; init; }

    /// <summary>Whether the model begins with weights trained on COCO; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>COCO_WITH_VOC_LABELS_V1</c> or <c>DEFAULT</c>; none by
    /// default.</summary>
    public string? Weights { get; init; }

    /// <summary>Whether the residual network begins with weights trained on ImageNet; false by default, and without effect where
    /// the whole model begins with others.</summary>
    public bool PretrainedBackbone { get; init; }

    /// <summary>The same by the name of published weights; none by default.</summary>
    public string? WeightsBackbone { get; init; }

    private string Name => Network[(Network.LastIndexOf('.') + 1)..];

    private SegmentationHead Head => Name.StartsWith("fcn", StringComparison.OrdinalIgnoreCase)
        ? SegmentationHead.FullyConvolutional
        : SegmentationHead.DeepLab;

    private bool IsLarge => Name.EndsWith("101", StringComparison.Ordinal);

    private ResNetLayout Layout => IsLarge ? ResNetLayout.ResNet101 : ResNetLayout.ResNet50;

    private string Residual => IsLarge ? "resnet101" : "resnet50";

    private PretrainedChoice Whole =>
        new(this, $"{(Head == SegmentationHead.DeepLab ? "deeplabv3" : "fcn")}_{Residual}", Pretrained, Weights);

    private PretrainedChoice Backbone => new(this, Residual, PretrainedBackbone, WeightsBackbone)
    {
        Switch = nameof(PretrainedBackbone),
        NameProperty = nameof(WeightsBackbone),
    };

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Whole.Problems().Concat(Backbone.Problems());

    /// <inheritdoc/>
    public Module Create(LearningTask task) =>
        new SegmentationNetwork(Layout, Head, PixelClassCount.For(task, NumClasses, this, nameof(NumClasses)), AuxLoss);

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Whole.IsMade
        ? Whole.Whole(() => new SegmentationNetwork(Layout, Head, PublishedClasses, auxiliary: true))
        : Backbone.Below("backbone.", () => new ResNet(Layout, PretrainedChoice.ImageNetClasses));
}
