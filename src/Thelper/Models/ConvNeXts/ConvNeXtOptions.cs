using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.ConvNeXts;

/// <summary>The options of torchvision's ConvNeXt networks, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record ConvNeXtOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    /// <summary>The network; its last part is <c>convnext_tiny</c>, <c>convnext_small</c>, <c>convnext_base</c> or
    /// <c>convnext_large</c>.</summary>
    [ComponentName]
    public string Network { get; init; } = "convnext_tiny";

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>The probability of leaving out the last block for a sample while training, which grows from 0 at the first one. By
    /// default that of the network: 0.1 for tiny, 0.4 for small, 0.5 for base and large.</summary>
    [Range(0.0, 1.0)]
    public double? StochasticDepthProb { get; init; }

    /// <summary>What each residual branch is multiplied by at first; 1e-6 by default.</summary>
    public double LayerScale { get; init; } = 1e-6;

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

    private ConvNeXt Create(OutputSize outputs)
    {
        var preset = ConvNeXtLayout.Named[Network[(Network.LastIndexOf('.') + 1)..]];
        return new ConvNeXt(
            preset with { StochasticDepth = StochasticDepthProb ?? preset.StochasticDepth, LayerScale = LayerScale },
            outputs);
    }
}
