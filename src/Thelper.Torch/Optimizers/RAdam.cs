namespace Thelper.Torch.Optimizers;

/// <summary>
/// Rectified Adam (Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, 2020), as <c>torch.optim.RAdam</c>
/// defines it: while the mean of squares rests on too few steps, the gradients' mean alone is followed.
/// </summary>
/// <param name="groups">The parameters with their learning rates.</param>
/// <param name="options">Decay rates and so on; AMSGrad and decoupled decay have no meaning here.</param>
public sealed class RAdam(IReadOnlyList<ParameterGroup> groups, AdamOptions options) : Optimizer(groups)
{
    // Below this length of the mean of squares its variance cannot be computed; PyTorch's choice.
    private const double ShortestLength = 5;

    /// <inheritdoc/>
    public override double? Momentum => options.Beta1;

    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        var step = updates.CountStep();
        var beta1 = group.Momentum ?? options.Beta1;
        var gradients = updates.DecayedGradients(group.WeightDecay ?? options.WeightDecay);
        var means = updates.Mean("exp_avg", gradients, beta1);
        var squares = updates.MeanSquare("exp_avg_sq", gradients, options.Beta2);
        var size = group.LearningRate / (1 - Math.Pow(beta1, step));
        var rest = 1 - Math.Pow(options.Beta2, step);
        var limit = (2 / (1 - options.Beta2)) - 1;
        var length = limit - (2 * step * (1 - rest) / rest);
        if (length <= ShortestLength)
        {
            Operators.ForeachAddInPlace(updates.Parameters, means, -size);
            return;
        }

        var rectification = Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
        var denominators = Operators.ForeachSqrt(squares);
        Operators.ForeachAddInPlace(denominators, options.Epsilon);
        Operators.ForeachAddcdivInPlace(updates.Parameters, means, denominators, -size * rectification * Math.Sqrt(rest));
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["betas"] = new List<object?> { options.Beta1, options.Beta2 };
        group["eps"] = options.Epsilon;
        group["weight_decay"] = options.WeightDecay;
        group["foreach"] = null;
        group["differentiable"] = false;
    }
}
