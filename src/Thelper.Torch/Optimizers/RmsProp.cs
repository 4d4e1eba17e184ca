namespace Thelper.Torch.Optimizers;

/// <summary>The options of <see cref="RmsProp"/>, with PyTorch's names and defaults.</summary>
public sealed record RmsPropOptions
{
    /// <summary>How much of the running mean of squares stays after a step; 0.99 by default.</summary>
    public double Alpha { get; init; } = 0.99;

    /// <summary>Added to the denominator; 1e-8 by default.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The share of the last step that goes into this one; 0 by default.</summary>
    public double Momentum { get; init; }

    /// <summary>Divides by the deviation from the running mean of gradients (Graves, 2013); false by default.</summary>
    public bool Centered { get; init; }
}

/// <summary>
/// RMSprop (Hinton, lecture 6 of Neural Networks for Machine Learning, 2012), as <c>torch.optim.RMSprop</c> defines it.
/// </summary>
/// <param name="groups">The parameters with their learning rates.</param>
/// <param name="options">Decay rate and so on.</param>
public sealed class RmsProp(IReadOnlyList<ParameterGroup> groups, RmsPropOptions options) : Optimizer(groups)
{
    /// <inheritdoc/>
    public override double? Momentum => options.Momentum;

    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        updates.CountStep();
        var gradients = updates.DecayedGradients(group.WeightDecay ?? options.WeightDecay);
        var squares = updates.MeanSquare("square_avg", gradients, options.Alpha);
        var denominators = Operators.ForeachSqrt(options.Centered ? Variances(updates, gradients, squares) : squares);
        Operators.ForeachAddInPlace(denominators, options.Epsilon);
        var momentum = group.Momentum ?? options.Momentum;
        if (momentum == 0)
        {
            Operators.ForeachAddcdivInPlace(updates.Parameters, gradients, denominators, -group.LearningRate);
            return;
        }

        var velocity = updates.State("momentum_buffer", update => update.Parameter.ZerosLike());
        Operators.ForeachMulInPlace(velocity, momentum);
        Operators.ForeachAddcdivInPlace(velocity, gradients, denominators, 1);
        Operators.ForeachAddInPlace(updates.Parameters, velocity, -group.LearningRate);
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["momentum"] = options.Momentum;
        group["alpha"] = options.Alpha;
        group["eps"] = options.Epsilon;
        group["centered"] = options.Centered;
        group["weight_decay"] = options.WeightDecay;
        group["maximize"] = false;
        group["foreach"] = null;
        group["differentiable"] = false;
    }

    private Tensor[] Variances(UpdateList updates, IReadOnlyList<Tensor> gradients, IReadOnlyList<Tensor> squares)
    {
        var means = updates.Mean("grad_avg", gradients, options.Alpha);
        return Operators.ForeachAdd(squares, Operators.ForeachMul(means, means), -1);
    }
}
