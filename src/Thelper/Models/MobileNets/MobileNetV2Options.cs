using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>The options of torchvision's MobileNetV2, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record MobileNetV2Options : IModelOptions, IValidatedOptions
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

    /// <summary>Weights trained on ImageNet; not to be had yet.</summary>
    public bool Pretrained { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Pretrained)
        {
            yield return new(nameof(Pretrained), PretrainedWeights.Refusal);
        }

        if (InvertedResidualSetting is { } groups && (groups.Count == 0 || !groups.All(IsGroup)))
        {
            yield return new(nameof(InvertedResidualSetting),
                "must be a list of [expansion, channels, blocks, stride] with numbers from 1, and strides of 1 or 2, but is "
                + $"[{string.Join(", ", groups.Select(group => $"[{string.Join(", ", group)}]"))}].");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task)
    {
        var layout = new MobileNetV2Layout(channels => MobileNetV3Layout.Rounded(channels, RoundNearest))
        {
            WidthMultiplier = WidthMult,
            Dropout = Dropout,
        };
        return new MobileNetV2(
            InvertedResidualSetting is null ? layout : layout with { Groups = InvertedResidualSetting },
            OutputSize.For(task, NumClasses, this, nameof(NumClasses)));
    }

    private static bool IsGroup(IReadOnlyList<int> numbers) =>
        numbers.Count == SettingLength && numbers.All(number => number > 0) && numbers[SettingLength - 1] <= 2;
}
