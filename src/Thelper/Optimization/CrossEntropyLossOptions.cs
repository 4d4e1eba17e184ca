using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;

namespace Thelper.Optimization;

/// <summary>The options of <c>torch.nn.CrossEntropyLoss</c>.</summary>
public sealed record CrossEntropyLossOptions : ILossOptions
{
    /// <summary>The factor of each class; none by default.</summary>
    public IReadOnlyList<double>? Weight { get; init; }

    /// <summary>A label that does not count; -100 by default.</summary>
    public long IgnoreIndex { get; init; } = -100;

    /// <summary>The share of the target spread evenly over all classes; 0 by default.</summary>
    [Range(0.0, 1.0)]
    public double LabelSmoothing { get; init; }

    /// <inheritdoc/>
    public ILoss Create(LearningTask task)
    {
        if (Weight is not null && task is Classification { ClassNames.Count: var classes } && Weight.Count != classes)
        {
            throw new SettingException(this, nameof(Weight), $"has {Weight.Count} values, but the data has {classes} classes.");
        }

        return new CrossEntropyLoss
        {
            Weight = Weight is null ? null : Tensors.From<float>([.. Weight.Select(value => (float)value)]),
            IgnoreIndex = IgnoreIndex,
            LabelSmoothing = LabelSmoothing,
        };
    }
}
