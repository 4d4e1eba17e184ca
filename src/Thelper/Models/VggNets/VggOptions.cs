using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.VggNets;

/// <summary>The options of torchvision's VGG networks, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record VggOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    /// <summary>The network; its last part is <c>vgg11</c>, <c>vgg13</c>, <c>vgg16</c> or <c>vgg19</c>, with <c>_bn</c> for one
    /// with batch normalisations.</summary>
    [ComponentName]
    public string Network { get; init; } = "vgg16";

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>Whether convolutions begin normal by the number of their outputs and linear layers normal with the deviation 0.01;
    /// true by default. Otherwise each layer begins as PyTorch makes it.</summary>
    public bool InitWeights { get; init; } = true;

    /// <summary>The probability of dropping a feature before the second and the third linear layer while training; 0.5 by
    /// default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; } = 0.5;

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V1</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, Network, Pretrained, Weights);

    internal VggLayout Layout => VggLayout.Named[Network[(Network.LastIndexOf('.') + 1)..]];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Choice.Problems();

    /// <inheritdoc/>
    public Module Create(LearningTask task) => new Vgg(this, OutputSize.For(task, NumClasses, this, nameof(NumClasses)));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(() => new Vgg(this with { InitWeights = false }, PretrainedChoice.ImageNetClasses));
}
