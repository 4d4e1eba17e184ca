using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>The options that torchvision's Inception networks share, with its names and defaults.</summary>
public abstract record InceptionNetworkOptions : IModelOptions, IValidatedOptions
{
    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>Whether there are further predictions from layers before the last, whose loss is added while training; true by
    /// default.</summary>
    public bool AuxLogits { get; init; } = true;

    /// <summary>Whether values normalised by ImageNet's means and deviations are made those normalised by 0.5, with which
    /// published weights were trained; false by default.</summary>
    public bool TransformInput { get; init; }

    /// <summary>Whether the initial values are drawn from torchvision's truncated normal distribution; true by default. Otherwise
    /// each layer begins as PyTorch makes it.</summary>
    public bool InitWeights { get; init; } = true;

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
    public abstract Module Create(LearningTask task);
}
