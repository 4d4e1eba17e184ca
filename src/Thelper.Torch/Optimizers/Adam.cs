namespace Thelper.Torch.Optimizers;

/// <summary>The options of <see cref="Adam"/>, with PyTorch's names and defaults.</summary>
public sealed record AdamOptions
{
    /// <summary>How much of the running mean of the gradients stays after a step; 0.9 by default.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>How much of the running mean of their squares stays after a step; 0.999 by default.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the denominator; 1e-8 by default.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    public double WeightDecay { get; init; }

    /// <summary>
    /// Shrinks each parameter by learning rate times <see cref="WeightDecay"/> instead of adding to its gradient: AdamW
    /// (Loshchilov and Hutter, 2019), <c>torch.optim.AdamW</c>. False by default.
    /// </summary>
    public bool DecoupledWeightDecay { get; init; }

    /// <summary>Divides by the largest running mean of squares so far (Reddi et al., 2018).</summary>
    public bool AmsGrad { get; init; }
}

/// <summary>Adam (Kingma and Ba, 2015), as <c>torch.optim.Adam</c> defines it.</summary>
/// <param name="groups">The parameters with their learning rates.</param>
/// <param name="options">Decay rates and so on.</param>
public sealed class Adam(IReadOnlyList<ParameterGroup> groups, AdamOptions options) : Optimizer(groups)
{
    /// <inheritdoc/>
    public override double? Momentum => options.Beta1;

    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        var step = updates.CountStep();
        var beta1 = group.Momentum ?? options.Beta1;
        var decay = group.WeightDecay ?? options.WeightDecay;
        if (options.DecoupledWeightDecay)
        {
            Operators.ForeachMulInPlace(updates.Parameters, 1 - (group.LearningRate * decay));
        }

        var gradients = updates.DecayedGradients(options.DecoupledWeightDecay ? 0 : decay);
        var means = updates.Mean("exp_avg", gradients, beta1);
        var squares = updates.MeanSquare("exp_avg_sq", gradients, options.Beta2);
        var denominators = Operators.ForeachSqrt(options.AmsGrad ? Largest(updates, squares) : squares);
        Operators.ForeachDivInPlace(denominators, Math.Sqrt(1 - Math.Pow(options.Beta2, step)));
        Operators.ForeachAddInPlace(denominators, options.Epsilon);
        var size = group.LearningRate / (1 - Math.Pow(beta1, step));
        Operators.ForeachAddcdivInPlace(updates.Parameters, means, denominators, -size);
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["betas"] = new List<object?> { options.Beta1, options.Beta2 };
        group["eps"] = options.Epsilon;
        group["weight_decay"] = options.WeightDecay;
        group["amsgrad"] = options.AmsGrad;
        group["maximize"] = false;
        group["foreach"] = null;
        group["capturable"] = false;
        group["differentiable"] = false;
        group["fused"] = false;
    }

    private static IReadOnlyList<Tensor> Largest(UpdateList updates, IReadOnlyList<Tensor> squares)
    {
        var largest = updates.State("max_exp_avg_sq", update => update.Parameter.ZerosLike());
        Operators.ForeachMaximumInPlace(largest, squares);
        return largest;
    }
}
