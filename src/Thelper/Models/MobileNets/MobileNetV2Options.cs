using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>The options of torchvision's MobileNetV2, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record MobileNetV2Options : IModelOptions, IValidatedOptions, IPretrainedOptions
{
    private const int SettingLength = 4;

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>What all numbers of channels are multiplied by; 1 by default.</summary>
    [Positive]
    public double WidthMult { get; init; } = 1;

    /// <summary>
    /// The blocks, group by group: [channels within a block for each of its input, output channels, number of blocks, stride of
    /// the first one, 1 or 2]; those of the paper by default.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>>? InvertedResidualSetting { get; init; }

    /// <summary>The number whose multiples numbers of channels are rounded to; 8 by default.</summary>
    [AtLeast(1)]
    public int RoundNearest { get; init; } = 8;

    /// <summary>The probability of dropping a feature before the last layer while training; 0.2 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; } = 0.2;

    /// <summary>Whether the model begins with weights trained on ImageNet; false by default.</summary>
    public bool Pretrained { get; init; }

    /// <summary>The same by the name of published weights, such as <c>IMAGENET1K_V1</c>, or <c>DEFAULT</c> for the best; none by
    /// default.</summary>
    public string? Weights { get; init; }

    private PretrainedChoice Choice => new(this, "mobilenet_v2", Pretrained, Weights);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in Choice.Problems())
        {
            yield return problem;
        }

        if (InvertedResidualSetting is { } groups && (groups.Count == 0 || !groups.All(IsGroup)))
        {
            yield return new(nameof(InvertedResidualSetting),
                "must be a list of [expansion, channels, blocks, stride] with numbers from 1, and strides of 1 or 2, but is "
                + $"[{string.Join(", ", groups.Select(group => $"[{string.Join(", ", group)}]"))}].");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => Create(OutputSize.For(task, NumClasses, this, nameof(NumClasses)));

    IEnumerable<PretrainedPart> IPretrainedOptions.PretrainedParts() => Choice.Whole(() => Create(PretrainedChoice.ImageNetClasses));

    private MobileNetV2 Create(OutputSize outputs)
    {
        var layout = new MobileNetV2Layout(channels => MobileNetV3Layout.Rounded(channels, RoundNearest))
        {
            WidthMultiplier = WidthMult,
            Dropout = Dropout,
        };
        return new MobileNetV2(InvertedResidualSetting is null ? layout : layout with { Groups = InvertedResidualSetting }, outputs);
    }

    private static bool IsGroup(IReadOnlyList<int> numbers) =>
        numbers.Count == SettingLength && numbers.All(number => number > 0) && numbers[SettingLength - 1] <= 2;
}
