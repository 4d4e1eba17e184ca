using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>The options of torchvision's MobileNetV3 networks, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record MobileNetV3Options : IModelOptions, IValidatedOptions, IPretrainedOptions
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

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V2</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, Network, Pretrained, Weights);

    private MobileNetV3Layout Layout => Network.EndsWith("small", StringComparison.Ordinal)
        ? MobileNetV3Layout.Small(ReducedTail, Dilated)
        : MobileNetV3Layout.Large(ReducedTail, Dilated);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Choice.Problems();

    /// <inheritdoc/>
    public Module Create(LearningTask task) => Create(OutputSize.For(task, NumClasses, this, nameof(NumClasses)));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(() => Create(PretrainedChoice.ImageNetClasses));

    private MobileNetV3 Create(OutputSize outputs) => new(Layout with { WidthMultiplier = WidthMult }, outputs, Dropout);
}
