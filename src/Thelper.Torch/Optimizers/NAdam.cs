namespace Thelper.Torch.Optimizers;

/// <summary>Adam with Nesterov's momentum (Dozat, 2016), as <c>torch.optim.NAdam</c> defines it.</summary>
/// <param name="groups">The parameters with their learning rates.</param>
/// <param name="options">Decay rates and so on; AMSGrad and decoupled decay have no meaning here.</param>
/// <param name="momentumDecay">How fast the momentum grows to its final value; 0.004 by default.</param>
public sealed class NAdam(IReadOnlyList<ParameterGroup> groups, AdamOptions options, double momentumDecay = 4e-3) : Optimizer(groups)
{
    private const string ProductName = "mu_product";

    /// <inheritdoc/>
    public override double? Momentum => options.Beta1;

    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        var step = updates.CountStep();
        var beta1 = group.Momentum ?? options.Beta1;
        var (now, next) = (MomentumAt(beta1, step), MomentumAt(beta1, step + 1));

        // In single precision, because PyTorch keeps it so, whatever the type of the parameters.
        var product = updates.ChangeNumber(ProductName, 1, before => (float)before * (float)now);
        var gradients = updates.DecayedGradients(group.WeightDecay ?? options.WeightDecay);
        var means = updates.Mean("exp_avg", gradients, beta1);
        var denominators = Operators.ForeachSqrt(updates.MeanSquare("exp_avg_sq", gradients, options.Beta2));
        Operators.ForeachDivInPlace(denominators, Math.Sqrt(1 - Math.Pow(options.Beta2, step)));
        Operators.ForeachAddInPlace(denominators, options.Epsilon);
        var rate = group.LearningRate;
        Operators.ForeachAddcdivInPlace(updates.Parameters, gradients, denominators, -rate * (1 - now) / (1 - product));
        Operators.ForeachAddcdivInPlace(updates.Parameters, means, denominators, -rate * next / (1 - (product * next)));
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["betas"] = new List<object?> { options.Beta1, options.Beta2 };
        group["eps"] = options.Epsilon;
        group["weight_decay"] = options.WeightDecay;
        group["momentum_decay"] = momentumDecay;
        group["foreach"] = null;
        group["differentiable"] = false;
    }

    private protected override ParameterState NewState() => new(ProductName);

    private double MomentumAt(double beta1, long step) => beta1 * (1 - (0.5 * Math.Pow(0.96, step * momentumDecay)));
}
