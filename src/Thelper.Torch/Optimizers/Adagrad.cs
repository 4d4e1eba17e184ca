namespace Thelper.Torch.Optimizers;

/// <summary>The options of <see cref="Adagrad"/>, with PyTorch's names and defaults.</summary>
public sealed record AdagradOptions
{
    /// <summary>The learning rate is divided by 1 + this times the steps made; 0 by default.</summary>
    public double LearningRateDecay { get; init; }

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    public double WeightDecay { get; init; }

    /// <summary>What the sum of squares starts from; 0 by default.</summary>
    public double InitialAccumulatorValue { get; init; }

    /// <summary>Added to the denominator; 1e-10 by default.</summary>
    public double Epsilon { get; init; } = 1e-10;
}

/// <summary>Adagrad (Duchi, Hazan and Singer, 2011), as <c>torch.optim.Adagrad</c> defines it.</summary>
/// <param name="groups">The parameters with their learning rates.</param>
/// <param name="options">Decay and so on.</param>
public sealed class Adagrad(IReadOnlyList<ParameterGroup> groups, AdagradOptions options) : Optimizer(groups)
{
    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        var step = updates.CountStep();
        var gradients = updates.DecayedGradients(group.WeightDecay ?? options.WeightDecay);
        var sums = updates.State("sum", update => update.Parameter.FullLike(options.InitialAccumulatorValue));
        Operators.ForeachAddcmulInPlace(sums, gradients, gradients, 1);
        var denominators = Operators.ForeachSqrt(sums);
        Operators.ForeachAddInPlace(denominators, options.Epsilon);
        var size = group.LearningRate / (1 + ((step - 1) * options.LearningRateDecay));
        Operators.ForeachAddcdivInPlace(updates.Parameters, gradients, denominators, -size);
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["lr_decay"] = options.LearningRateDecay;
        group["eps"] = options.Epsilon;
        group["weight_decay"] = options.WeightDecay;
        group["initial_accumulator_value"] = options.InitialAccumulatorValue;
        group["foreach"] = null;
        group["maximize"] = false;
        group["differentiable"] = false;
    }
}
