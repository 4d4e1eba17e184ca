using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Models.Residual;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>The options of torchvision's residual networks, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record ResNetOptions : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    private const string WithBottlenecks =
        "is for networks of bottlenecks, such as resnet50; this one is made of basic blocks, so leave it out.";

    /// <summary>The network; its last part is a name of <see cref="ResNetLayout.Named"/>.</summary>
    [ComponentName]
    public string Network { get; init; } = "resnet18";

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>Whether each residual branch starts as zero (Goyal et al., 2017); false by default.</summary>
    public bool ZeroInitResidual { get; init; }

    /// <summary>Groups of the 3x3 convolutions in bottlenecks; those of the network by default.</summary>
    [AtLeast(1)]
    public int? Groups { get; init; }

    /// <summary>Channels of each group in the first layer; those of the network by default.</summary>
    [AtLeast(1)]
    public int? WidthPerGroup { get; init; }

    /// <summary>
    /// Whether layer2, layer3 and layer4 keep the size of their input and dilate their convolutions instead; false for each
    /// by default.
    /// </summary>
    public IReadOnlyList<bool>? ReplaceStrideWithDilation { get; init; }

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V2</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, Network, Pretrained, Weights);

    private ResNetLayout Preset => ResNetLayout.Named[Network[(Network.LastIndexOf('.') + 1)..]];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in Choice.Problems())
        {
            yield return problem;
        }

        if (ReplaceStrideWithDilation is { Count: not ResNetLayout.StridedLayers } given)
        {
            yield return new(nameof(ReplaceStrideWithDilation), $"must have a value for each of layer2, layer3 and layer4, but has {given.Count}.");
        }
        else if (!Preset.HasBottlenecks && ReplaceStrideWithDilation?.Contains(true) == true)
        {
            yield return new(nameof(ReplaceStrideWithDilation), WithBottlenecks);
        }

        foreach (var problem in GroupProblems(Preset))
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) =>
        new ResNet(Layout(), OutputSize.For(task, NumClasses, this, nameof(NumClasses)), ZeroInitResidual);

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() =>
        Choice.Whole(() => new ResNet(Layout(), PretrainedChoice.ImageNetClasses));

    private ResNetLayout Layout()
    {
        var preset = Preset;
        return preset with
        {
            Groups = Groups ?? preset.Groups,
            WidthPerGroup = WidthPerGroup ?? preset.WidthPerGroup,
            ReplaceStrideWithDilation = ReplaceStrideWithDilation ?? preset.ReplaceStrideWithDilation,
        };
    }

    private IEnumerable<OptionsProblem> GroupProblems(ResNetLayout preset) =>
        new[]
        {
            GroupProblem(nameof(Groups), Groups, preset.Groups, 1),
            GroupProblem(nameof(WidthPerGroup), WidthPerGroup, preset.WidthPerGroup, ResNetLayout.StemChannels),
        }.OfType<OptionsProblem>();

    /// <summary>Basic blocks have no groups; a network that is named after its groups keeps them.</summary>
    private OptionsProblem? GroupProblem(string property, int? given, int preset, int plain) =>
        given is null || given == preset ? null
        : !Preset.HasBottlenecks ? new(property, WithBottlenecks)
        : preset != plain ? new(property, $"is {given}, but this network has {preset}; leave it out, or name another network.")
        : null;
}
