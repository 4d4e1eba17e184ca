using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.VggNets;

/// <summary>The options of torchvision's VGG networks, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record VggOptions : IModelOptions, IValidatedOptions
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

    /// <summary>Weights trained on ImageNet; not to be had yet.</summary>
    public bool Pretrained { get; init; }

    internal VggLayout Layout => VggLayout.Named[Network[(Network.LastIndexOf('.') + 1)..]];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Pretrained)
        {
            yield return new(nameof(Pretrained), PretrainedWeights.Refusal);
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => new Vgg(this, OutputSize.For(task, NumClasses, this, nameof(NumClasses)));
}
