using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.DenseNets;

/// <summary>The options of torchvision's DenseNets and of the Python original's, with their names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record DenseNetOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    private const int OriginalMap = 7;
    private const string OriginalAdvice =
        "Images must have 224 to 255 pixels on each side; torchvision.models.densenet takes those of other sizes.";

    /// <summary>The network; its last part is <c>densenet121</c>, <c>densenet161</c>, <c>densenet169</c> or <c>densenet201</c>.
    /// Those of <c>thelper.nn</c> take images of 224 pixels.</summary>
    [ComponentName]
    public string Network { get; init; } = "densenet121";

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>The channels within a layer, for each that it adds; 4 by default.</summary>
    [AtLeast(1)]
    public int BnSize { get; init; } = 4;

    /// <summary>The probability that an element which a layer adds is dropped while training; 0 by default.</summary>
    [Range(0.0, 1.0)]
    public double DropRate { get; init; }

    /// <summary>Whether intermediate results are computed anew in the backward pass, to save memory; not to be had.</summary>
    public bool MemoryEfficient { get; init; }

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V1</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, Network, Pretrained, Weights);

    private Module<Tensor, Tensor> Pool => Network.StartsWith("thelper.", StringComparison.Ordinal)
        ? new FixedPool(OriginalMap, 1, OriginalAdvice)
        : new AdaptiveAvgPool2d(1);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in Choice.Problems())
        {
            yield return problem;
        }

        if (MemoryEfficient)
        {
            yield return new(nameof(MemoryEfficient),
                "is true, but intermediate results are always kept for the backward pass here; leave it out, which gives the same "
                + "numbers, and use smaller batches where memory is short.");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => Create(OutputSize.For(task, NumClasses, this, nameof(NumClasses)));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(() => Create(PretrainedChoice.ImageNetClasses));

    private DenseNet Create(OutputSize outputs)
    {
        var layout = DenseNetLayout.Named[Network[(Network.LastIndexOf('.') + 1)..]] with
        {
            BottleneckFactor = BnSize,
            DropRate = DropRate,
        };
        return new DenseNet(layout, outputs, Pool);
    }
}
