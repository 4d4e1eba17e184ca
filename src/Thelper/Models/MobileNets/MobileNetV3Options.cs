using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>The options of torchvision's MobileNetV3 networks, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record MobileNetV3Options : IModelOptions, IValidatedOptions
{
    /// <summary>The network; small if it ends in <c>small</c>, else large.</summary>
    [ComponentName]
    public string Network { get; init; } = "mobilenet_v3_large";

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>The probability of dropping a feature before the last layer while training; 0.2 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; } = 0.2;

    /// <summary>What all numbers of channels are multiplied by; 1 by default.</summary>
    [Positive]
    public double WidthMult { get; init; } = 1;

    /// <summary>Whether the last blocks have half of their channels; false by default.</summary>
    public bool ReducedTail { get; init; }

    /// <summary>Whether the last blocks are dilated instead of strided; false by default.</summary>
    public bool Dilated { get; init; }

    /// <summary>Weights trained on ImageNet; not to be had yet.</summary>
    public bool Pretrained { get; init; }

    private MobileNetV3Layout Layout => Network.EndsWith("small", StringComparison.Ordinal)
        ? MobileNetV3Layout.Small(ReducedTail, Dilated)
        : MobileNetV3Layout.Large(ReducedTail, Dilated);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Pretrained)
        {
            yield return new(nameof(Pretrained), PretrainedWeights.Refusal);
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => new MobileNetV3(
        Layout with { WidthMultiplier = WidthMult }, OutputSize.For(task, NumClasses, this, nameof(NumClasses)), Dropout);
}
