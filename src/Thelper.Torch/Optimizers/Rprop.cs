namespace Thelper.Torch.Optimizers;

/// <summary>The options of <see cref="Rprop"/>, with PyTorch's names and defaults.</summary>
public sealed record RpropOptions
{
    /// <summary>What a step is multiplied by where the gradient's sign has changed; 0.5 by default, between 0 and 1.</summary>
    public double EtaMinus { get; init; } = 0.5;

    /// <summary>What a step is multiplied by where the sign has stayed; 1.2 by default, above 1.</summary>
    public double EtaPlus { get; init; } = 1.2;

    /// <summary>The least step; 1e-6 by default.</summary>
    public double MinStep { get; init; } = 1e-6;

    /// <summary>The largest step; 50 by default.</summary>
    public double MaxStep { get; init; } = 50;
}

/// <summary>
/// Resilient backpropagation (Riedmiller and Braun, 1993), as <c>torch.optim.Rprop</c> defines it: each element makes a step of
/// its own size against the sign of its gradient. Made for gradients of the whole data, not of batches.
/// </summary>
/// <param name="groups">The parameters; the learning rate is the size of the first step, and has no effect after it.</param>
/// <param name="options">How step sizes change.</param>
public sealed class Rprop(IReadOnlyList<ParameterGroup> groups, RpropOptions options) : Optimizer(groups)
{
    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        updates.CountStep();
        var previous = updates.State("prev", update => update.Parameter.ZerosLike());
        var sizes = updates.State("step_size", update => update.Parameter.FullLike(group.LearningRate));
        var agreements = Operators.ForeachMul(updates.Gradients, previous);
        Operators.ForeachMulInPlace(sizes, [.. agreements.Select(Factor)]);
        var signs = new Tensor[sizes.Count];
        for (var i = 0; i < signs.Length; i++)
        {
            sizes[i].ClampInPlace(options.MinStep, options.MaxStep);

            // Where the sign has changed, there is no step, and the next one has nothing to disagree with.
            previous[i].CopyInPlace(updates.Gradients[i]);
            previous[i].MaskedFillInPlace(agreements[i].Lt(0), 0);
            signs[i] = previous[i].Sign();
        }

        Operators.ForeachAddcmulInPlace(updates.Parameters, signs, sizes, -1);
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["etas"] = new List<object?> { options.EtaMinus, options.EtaPlus };
        group["step_sizes"] = new List<object?> { options.MinStep, options.MaxStep };
        group["foreach"] = null;
        group["maximize"] = false;
        group["differentiable"] = false;
    }

    private Tensor Factor(Tensor agreement)
    {
        var factor = agreement.Sign();
        var (same, other, none) = (factor.Gt(0), factor.Lt(0), factor.Eq(0));
        factor.MaskedFillInPlace(same, options.EtaPlus);
        factor.MaskedFillInPlace(other, options.EtaMinus);
        return factor.MaskedFillInPlace(none, 1);
    }
}
