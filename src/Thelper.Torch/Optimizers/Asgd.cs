namespace Thelper.Torch.Optimizers;

/// <summary>The options of <see cref="Asgd"/>, with PyTorch's names and defaults.</summary>
public sealed record AsgdOptions
{
    /// <summary>How fast the learning rate falls, and the share of each parameter that a step takes away; 1e-4 by default.</summary>
    public double Lambd { get; init; } = 1e-4;

    /// <summary>The power with which the learning rate falls; 0.75 by default.</summary>
    public double Alpha { get; init; } = 0.75;

    /// <summary>The step after which the mean of the parameters begins; a million by default.</summary>
    public double T0 { get; init; } = 1e6;

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    public double WeightDecay { get; init; }
}

/// <summary>
/// Averaged stochastic gradient descent (Polyak and Juditsky, 1992), as <c>torch.optim.ASGD</c> defines it. The mean of the
/// parameters is part of the state, as <c>ax</c>; the model keeps those of the last step.
/// </summary>
/// <param name="groups">The parameters with their learning rates.</param>
/// <param name="options">Decay and so on.</param>
public sealed class Asgd(IReadOnlyList<ParameterGroup> groups, AsgdOptions options) : Optimizer(groups)
{
    private const string RateName = "eta";
    private const string ShareName = "mu";

    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        var step = updates.CountStep();

        // PyTorch keeps both in single precision, whatever the type of the parameters.
        var rate = updates.ChangeNumber(RateName, (float)group.LearningRate, before => before);
        var share = updates.ChangeNumber(ShareName, 1, before => before);
        var gradients = updates.DecayedGradients(group.WeightDecay ?? options.WeightDecay);
        Operators.ForeachMulInPlace(updates.Parameters, 1 - (options.Lambd * rate));
        Operators.ForeachAddInPlace(updates.Parameters, gradients, -rate);
        Average(updates, share);
        updates.ChangeNumber(RateName, rate, _ =>
            (float)(group.LearningRate / Math.Pow(1 + (options.Lambd * group.LearningRate * step), options.Alpha)));
        updates.ChangeNumber(ShareName, share, _ => (float)(1 / Math.Max(1, step - options.T0)));
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["lambd"] = options.Lambd;
        group["alpha"] = options.Alpha;
        group["t0"] = options.T0;
        group["weight_decay"] = options.WeightDecay;
        group["foreach"] = null;
        group["maximize"] = false;
        group["differentiable"] = false;
    }

    private protected override ParameterState NewState() => new(RateName, ShareName);

    private static void Average(UpdateList updates, double share)
    {
        var means = updates.State("ax", update => update.Parameter.ZerosLike());
        if (share == 1)
        {
            Operators.ForeachMulInPlace(means, 0);
            Operators.ForeachAddInPlace(means, updates.Parameters, 1);
            return;
        }

        var differences = Operators.ForeachAdd(updates.Parameters, means, -1);
        Operators.ForeachAddInPlace(means, differences, share);
    }
}
