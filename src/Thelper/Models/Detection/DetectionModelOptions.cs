using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>What all detection models of torchvision have in common, with its names and defaults.</summary>
[Supports(TaskKind.Detection)]
public abstract record DetectionModelOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    // Those of COCO, in which some numbers have no class, and the background.
    private const int PublishedLabels = 91;

    // The parts of a backbone that torchvision trains further.
    private const int PartsToTrain = 3;

    /// <summary>Labels of the model, the background's among them; the task's classes and the background by default.</summary>
    [AtLeast(2)]
    public int? NumClasses { get; init; }

    /// <summary>What is subtracted from the values (0 to 1) of each channel; ImageNet's means by default.</summary>
    [Length(3, 3)]
    public IReadOnlyList<double> ImageMean { get; init; } = [0.485, 0.456, 0.406];

    /// <summary>What they are then divided by; ImageNet's deviations by default.</summary>
    [Length(3, 3)]
    [Positive]
    public IReadOnlyList<double> ImageStd { get; init; } = [0.229, 0.224, 0.225];

    /// <summary>How many parts of the backbone are trained, counted from the last one: for residual networks of <c>layer4</c> to
    /// <c>layer1</c> and the stem, 0 to 5; for MobileNet of its stages, 0 to 6. All by default; 3 where the model begins with
    /// published weights, 4 of SSD300, all of SSDlite.</summary>
    [Range(0, 6)]
    public int? TrainableBackboneLayers { get; init; }

    /// <summary>Whether the model begins with weights trained on COCO; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>COCO_V1</c> or <c>DEFAULT</c>; none by default.</summary>
    public string? Weights { get; init; }

    /// <summary>Whether the backbone begins with weights trained on ImageNet; false by default, and without effect where the whole
    /// model begins with others.</summary>
    public bool PretrainedBackbone { get; init; }

    /// <summary>The same by the name of published weights; none by default.</summary>
    public string? WeightsBackbone { get; init; }

    /// <summary>Whether something begins with published weights: then the normalisations of a backbone keep their statistics, and
    /// only its last three parts are trained.</summary>
    internal bool IsPretrained => OfModel.IsMade || OfBackbone.IsMade;

    /// <summary>The weights of the whole model.</summary>
    internal PretrainedChoice OfModel => new(this, PublishedName, Pretrained, Weights);

    /// <summary>The weights of the backbone.</summary>
    internal PretrainedChoice OfBackbone => new(this, PublishedBackbone, PretrainedBackbone, WeightsBackbone)
    {
        Switch = nameof(PretrainedBackbone),
        NameProperty = nameof(WeightsBackbone),
    };

    /// <summary>How many parts of the backbone are trained; null for all.</summary>
    internal int? TrainedParts => TrainableBackboneLayers ?? (IsPretrained ? PartsToTrain : null);

    /// <summary>What torchvision calls the model; empty where it has none such.</summary>
    private protected virtual string PublishedName => "";

    /// <summary>What torchvision calls the network below; empty where its weights cannot be had alone.</summary>
    private protected virtual string PublishedBackbone => "";

    /// <summary>The weights of the network below, as parts of the model.</summary>
    private protected virtual IEnumerable<PretrainedPart> BackboneParts => BackboneChoice.Pretrained(OfBackbone);

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate() => OfModel.Problems().Concat(OfBackbone.Problems());

    /// <inheritdoc/>
    public Module Create(LearningTask task) => Create(LabelCount(task));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() =>
        OfModel.IsMade ? OfModel.Whole(() => Create(PublishedLabels)) : BackboneParts;

    private protected abstract DetectionModel Create(int labelCount);

    private int LabelCount(LearningTask task)
    {
        if (task is not Tasks.Detection detection)
        {
            throw new ModelException($"The model detects, but the task is {task.Kind}.");
        }

        var count = new DetectionLabels(detection).Count;
        return NumClasses is null || NumClasses == count ? count : throw new SettingException(
            this,
            nameof(NumClasses),
            $"is {NumClasses}, but the data has {count - 1} classes besides the background, which counts too. Leave it out, and "
            + "the model takes the number from the data.");
    }
}
