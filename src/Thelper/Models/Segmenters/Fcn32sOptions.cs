using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>The options of <see cref="Fcn32s"/>.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record Fcn32sOptions : IModelOptions, IPretrainedOptions
{
    /// <summary>Whether convolutions and hidden layers begin with those of VGG-16 trained on ImageNet; false by default.</summary>
    [ConfigKey("init_vgg16")]
    public bool InitVgg16 { get; init; }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => new Fcn32s(PixelClassCount.For(task));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts()
    {
        var choice = new PretrainedChoice(this, "vgg16", InitVgg16) { Switch = nameof(InitVgg16) };
        return choice.IsMade ? [new PretrainedPart(choice, () => new Vgg16Layers()) { Change = Vgg16Layers.Convert, IsOutput = Vgg16Layers.IsOutput }] : [];
    }
}
