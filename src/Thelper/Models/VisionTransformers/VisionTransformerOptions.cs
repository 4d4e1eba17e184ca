using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.VisionTransformers;

/// <summary>The options of torchvision's vision transformers, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record VisionTransformerOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    /// <summary>The network; its last part is <c>vit_b_16</c>, <c>vit_b_32</c>, <c>vit_l_16</c>, <c>vit_l_32</c> or
    /// <c>vit_h_14</c>: the size, and the side of a patch.</summary>
    [ComponentName]
    public string Network { get; init; } = "vit_b_16";

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>The height and width of images in pixels, a multiple of the side of a patch; 224 by default.</summary>
    [AtLeast(1)]
    public int ImageSize { get; init; } = 224;

    /// <summary>The probability of dropping a feature while training; 0 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; }

    /// <summary>The probability of dropping what a patch counts for another while training; 0 by default.</summary>
    [Range(0.0, 1.0)]
    public double AttentionDropout { get; init; }

    /// <summary>The outputs of a hidden layer before the last; there is none by default.</summary>
    [AtLeast(1)]
    public int? RepresentationSize { get; init; }

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V1</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, Network, Pretrained, Weights);

    private VisionTransformerLayout Preset => VisionTransformerLayout.Named[Network[(Network.LastIndexOf('.') + 1)..]];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in Choice.Problems())
        {
            yield return problem;
        }

        if (ImageSize % Preset.Patch != 0)
        {
            yield return new(nameof(ImageSize), $"must be a multiple of {Preset.Patch}, the side of a patch, but is {ImageSize}.");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => Create(OutputSize.For(task, NumClasses, this, nameof(NumClasses)));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(() => Create(PretrainedChoice.ImageNetClasses));

    private VisionTransformer Create(OutputSize outputs) => new(
        Preset with { Side = ImageSize, Dropout = Dropout, AttentionDropout = AttentionDropout, Representation = RepresentationSize },
        outputs);
}
