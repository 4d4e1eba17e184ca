using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>The options of <see cref="Fcn32s"/>.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record Fcn32sOptions : IModelOptions, IValidatedOptions
{
    /// <summary>Weights of VGG-16 trained on ImageNet; not to be had yet. False by default.</summary>
    [ConfigKey("init_vgg16")]
    public bool InitVgg16 { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (InitVgg16)
        {
            yield return new(nameof(InitVgg16), PretrainedWeights.Refusal);
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => new Fcn32s(PixelClassCount.For(task));
}
