using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.AlexNets;

/// <summary>The options of torchvision's AlexNet, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record AlexNetOptions : IModelOptions, IValidatedOptions
{
    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>The probability of dropping a feature before the first two linear layers while training; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; } = 0.5;

    /// <summary>Weights trained on ImageNet; not to be had yet.</summary>
    public bool Pretrained { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Pretrained)
        {
            yield return new(nameof(Pretrained), PretrainedWeights.Refusal);
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => new AlexNet(OutputSize.For(task, NumClasses, this, nameof(NumClasses)), Dropout);
}
