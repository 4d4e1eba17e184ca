namespace Thelper.Torch.Optimizers;

/// <summary>
/// Adamax, Adam with the largest decayed gradient in place of the mean of squares (Kingma and Ba, 2015, section 7.1), as
/// <c>torch.optim.Adamax</c> defines it.
/// </summary>
/// <param name="groups">The parameters with their learning rates.</param>
/// <param name="options">Decay rates and so on; AMSGrad and decoupled decay have no meaning here.</param>
public sealed class Adamax(IReadOnlyList<ParameterGroup> groups, AdamOptions options) : Optimizer(groups)
{
    /// <inheritdoc/>
    public override double? Momentum => options.Beta1;

    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        var step = updates.CountStep();
        var beta1 = group.Momentum ?? options.Beta1;
        var gradients = updates.DecayedGradients(group.WeightDecay ?? options.WeightDecay);
        var means = updates.Mean("exp_avg", gradients, beta1);
        var largest = updates.State("exp_inf", update => update.Parameter.ZerosLike());
        Operators.ForeachMulInPlace(largest, options.Beta2);
        var sizes = Operators.ForeachAbs(gradients);
        Operators.ForeachAddInPlace(sizes, options.Epsilon);
        Operators.ForeachMaximumInPlace(largest, sizes);
        Operators.ForeachAddcdivInPlace(updates.Parameters, means, largest, -group.LearningRate / (1 - Math.Pow(beta1, step)));
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["betas"] = new List<object?> { options.Beta1, options.Beta2 };
        group["eps"] = options.Epsilon;
        group["weight_decay"] = options.WeightDecay;
        group["foreach"] = null;
        group["maximize"] = false;
        group["differentiable"] = false;
        group["capturable"] = false;
    }
}
