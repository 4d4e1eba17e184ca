using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>What all detection models of torchvision have in common, with its names and defaults.</summary>
[Supports(TaskKind.Detection)]
public abstract record DetectionModelOptions : IModelOptions, IValidatedOptions
{
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
    /// <c>layer1</c> and the stem, 0 to 5; for MobileNet of its stages, 0 to 6. All by default.</summary>
    [Range(0, 6)]
    public int? TrainableBackboneLayers { get; init; }

    /// <summary>Weights trained on COCO; not to be had yet.</summary>
    public bool Pretrained { get; init; }

    /// <summary>Weights of the backbone trained on ImageNet; not to be had yet.</summary>
    public bool PretrainedBackbone { get; init; }

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate()
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
    public Module Create(LearningTask task) => Create(LabelCount(task));

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
