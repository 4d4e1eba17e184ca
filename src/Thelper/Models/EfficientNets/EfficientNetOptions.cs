using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.EfficientNets;

/// <summary>The options of torchvision's EfficientNets, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record EfficientNetOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    /// <summary>The network; its last part is <c>efficientnet_b0</c> to <c>efficientnet_b7</c>.</summary>
    [ComponentName]
    public string Network { get; init; } = "efficientnet_b0";

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>The probability of leaving out the last block for a sample while training, which grows from 0 at the first one; 0.2
    /// by default.</summary>
    [Range(0.0, 1.0)]
    public double StochasticDepthProb { get; init; } = EfficientNetLayout.StochasticDepth;

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V1</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, Network, Pretrained, Weights);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Choice.Problems();

    /// <inheritdoc/>
    public Module Create(LearningTask task) => Create(OutputSize.For(task, NumClasses, this, nameof(NumClasses)));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(() => Create(PretrainedChoice.ImageNetClasses));

    private EfficientNet Create(OutputSize outputs) => new(EfficientNetLayout.Numbered(Network[^1] - '0'), outputs, StochasticDepthProb);
}

/// <summary>The options of the Python original's EfficientNet, which here is torchvision's.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record OriginalEfficientNetOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    /// <summary>The number of the network: 0 for B0, to 7 for B7.</summary>
    [Range(0, EfficientNetLayout.Largest)]
    public required int Num { get; init; }

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V1</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, $"efficientnet_b{Num}", Pretrained, Weights);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Choice.Problems();

    /// <inheritdoc/>
    public Module Create(LearningTask task) => Create(OutputSize.For(task));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(() => Create(PretrainedChoice.ImageNetClasses));

    private EfficientNet Create(OutputSize outputs) =>
        new(EfficientNetLayout.Numbered(Num), outputs, EfficientNetLayout.StochasticDepth);
}
