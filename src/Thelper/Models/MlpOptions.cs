using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>The options of <see cref="Mlp"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record MlpOptions : IModelOptions
{
    /// <summary>Numbers in a sample; the task's input shape tells it, and without one it must be given.</summary>
    [AtLeast(1)]
    public int? InFeatures { get; init; }

    /// <summary>Outputs of each hidden layer; [64, 64] by default. Without any, the model is linear.</summary>
    [AtLeast(1)]
    public IReadOnlyList<int> HiddenSizes { get; init; } = [64, 64];

    /// <summary>What follows each hidden layer; relu by default.</summary>
    public ActivationKind Activation { get; init; } = ActivationKind.Relu;

    /// <summary>The probability of dropping an output of a hidden layer while training; 0 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; }

    /// <summary>Whether batch normalisation follows each hidden layer, before the activation; false by default.</summary>
    public bool BatchNorm { get; init; }

    /// <summary>Outputs of the model; those of the task by default, and 1 where the target's shape is unknown.</summary>
    [AtLeast(1)]
    public int? OutFeatures { get; init; }

    /// <inheritdoc/>
    public Module Create(LearningTask task) =>
        new Mlp(this, Inputs((task as Regression)?.InputShape), OutputSize.For(task, OutFeatures, this, nameof(OutFeatures)));

    private int Inputs(IReadOnlyList<int>? shape)
    {
        var known = shape?.Aggregate(1, (product, size) => checked(product * size));
        if (known is not null && InFeatures is not null && known != InFeatures)
        {
            throw new SettingException(
                this, nameof(InFeatures), $"is {InFeatures}, but the task's input shape [{string.Join(", ", shape!)}] has {known} numbers.");
        }

        return known ?? InFeatures ?? throw new SettingException(
            this, nameof(InFeatures), "is missing, and the task does not tell its input shape; give the number of values in a sample.");
    }
}
