using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.AlexNets;

/// <summary>The options of torchvision's AlexNet, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record AlexNetOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>The probability of dropping a feature before the first two linear layers while training; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; } = 0.5;

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V1</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, "alexnet", Pretrained, Weights);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Choice.Problems();

    /// <inheritdoc/>
    public Module Create(LearningTask task) => Create(OutputSize.For(task, NumClasses, this, nameof(NumClasses)));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(() => Create(PretrainedChoice.ImageNetClasses));

    private AlexNet Create(OutputSize outputs) => new(outputs, Dropout);
}
