namespace Thelper.Torch.Optimizers;

/// <summary>The options of <see cref="Adadelta"/>, with PyTorch's names and defaults.</summary>
public sealed record AdadeltaOptions
{
    /// <summary>How much of the running means stays after a step; 0.9 by default.</summary>
    public double Rho { get; init; } = 0.9;

    /// <summary>Added to both means before their root; 1e-6 by default.</summary>
    public double Epsilon { get; init; } = 1e-6;

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    public double WeightDecay { get; init; }
}

/// <summary>Adadelta (Zeiler, 2012), as <c>torch.optim.Adadelta</c> defines it.</summary>
/// <param name="groups">The parameters with their learning rates.</param>
/// <param name="options">Decay rate and so on.</param>
public sealed class Adadelta(IReadOnlyList<ParameterGroup> groups, AdadeltaOptions options) : Optimizer(groups)
{
    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        updates.CountStep();
        var gradients = updates.DecayedGradients(group.WeightDecay ?? options.WeightDecay);
        var squares = Operators.ForeachAdd(updates.MeanSquare("square_avg", gradients, options.Rho), options.Epsilon);
        Operators.ForeachSqrtInPlace(squares);
        var deltas = Operators.ForeachAdd(updates.State("acc_delta", update => update.Parameter.ZerosLike()), options.Epsilon);
        Operators.ForeachSqrtInPlace(deltas);
        Operators.ForeachDivInPlace(deltas, squares);
        Operators.ForeachMulInPlace(deltas, gradients);
        Operators.ForeachAddInPlace(updates.Parameters, deltas, -group.LearningRate);
        updates.MeanSquare("acc_delta", deltas, options.Rho);
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["rho"] = options.Rho;
        group["eps"] = options.Epsilon;
        group["weight_decay"] = options.WeightDecay;
        group["foreach"] = null;
        group["maximize"] = false;
        group["differentiable"] = false;
    }
}
