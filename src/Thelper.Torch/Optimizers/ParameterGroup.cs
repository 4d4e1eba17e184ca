namespace Thelper.Torch.Optimizers;

/// <summary>Parameters that an optimizer treats alike.</summary>
/// <param name="parameters">Leaf tensors that require gradients; they stay their module's.</param>
/// <param name="learningRate">The factor of a step; not negative.</param>
public sealed class ParameterGroup(IReadOnlyList<Tensor> parameters, double learningRate)
{
    /// <summary>The tensors to change.</summary>
    public IReadOnlyList<Tensor> Parameters { get; } = parameters;

    /// <summary>The factor of the next step; a scheduler changes it.</summary>
    public double LearningRate { get; set; } = learningRate;

    /// <summary>What stands for the optimizer's <see cref="Optimizer.Momentum"/> in this group; null, the default, for that itself.</summary>
    public double? Momentum { get; set; }

    /// <summary>What stands for the optimizer's weight decay in this group; null, the default, for that itself.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>The learning rate that a scheduler starts from.</summary>
    public double InitialLearningRate { get; } = learningRate;
}
