using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.SqueezeNets;

/// <summary>The options of torchvision's SqueezeNets, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record SqueezeNetOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    /// <summary>The network; version 1.1 if it ends in <c>1_1</c>, else 1.0.</summary>
    [ComponentName]
    public string Network { get; init; } = "squeezenet1_0";

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>The probability of dropping a feature before the last convolution while training; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; } = 0.5;

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V1</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, Network, Pretrained, Weights);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Choice.Problems();

    /// <inheritdoc/>
    public Module Create(LearningTask task) =>
        Create(OutputSize.For(task, NumClasses, this, nameof(NumClasses)), hasNegatives: task is not Classification);

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(() => Create(PretrainedChoice.ImageNetClasses, hasNegatives: false));

    private SqueezeNet Create(OutputSize outputs, bool hasNegatives) =>
        new(Network.EndsWith("1_1", StringComparison.Ordinal), outputs, Dropout, hasNegatives);
}
