using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>The options that torchvision's Inception networks share, with its names and defaults.</summary>
public abstract record InceptionNetworkOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>Whether there are further predictions from layers before the last, whose loss is added while training; true by
    /// default, but false for a GoogLeNet that begins with published weights, in which those layers were not trained.</summary>
    public bool? AuxLogits { get; init; }

    /// <summary>Whether values normalised by ImageNet's means and deviations are made those normalised by 0.5, with which
    /// published weights were trained; true by default where the model begins with those, else false.</summary>
    public bool? TransformInput { get; init; }

    /// <summary>Whether the initial values are drawn from torchvision's truncated normal distribution; true by default. Otherwise
    /// each layer begins as PyTorch makes it.</summary>
    public bool InitWeights { get; init; } = true;

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V1</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    internal virtual bool PredictsEarly => AuxLogits ?? true;

    internal bool TransformsInput => TransformInput ?? Choice.IsMade;

    private protected PretrainedChoice Choice => new(this, PublishedName, Pretrained, Weights);

    /// <summary>What torchvision calls the network.</summary>
    private protected abstract string PublishedName { get; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Choice.Problems();

    /// <inheritdoc/>
    public Module Create(LearningTask task) => Create(OutputSize.For(task, NumClasses, this, nameof(NumClasses)));

    // The file has the weights of the further predictions in any case.
    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(
        () => (this with { AuxLogits = true, InitWeights = false }).Create(PretrainedChoice.ImageNetClasses));

    private protected abstract InceptionNetwork Create(OutputSize outputs);
}
