using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.EfficientNets;

/// <summary>The options of torchvision's EfficientNets, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record EfficientNetOptions : IModelOptions, IValidatedOptions
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
    public Module Create(LearningTask task) => new EfficientNet(
        EfficientNetLayout.Numbered(Network[^1] - '0'), OutputSize.For(task, NumClasses, this, nameof(NumClasses)), StochasticDepthProb);
}

/// <summary>The options of the Python original's EfficientNet, which here is torchvision's.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record OriginalEfficientNetOptions : IModelOptions, IValidatedOptions
{
    /// <summary>The number of the network: 0 for B0, to 7 for B7.</summary>
    [Range(0, EfficientNetLayout.Largest)]
    public required int Num { get; init; }

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
    public Module Create(LearningTask task) =>
        new EfficientNet(EfficientNetLayout.Numbered(Num), OutputSize.For(task), EfficientNetLayout.StochasticDepth);
}
