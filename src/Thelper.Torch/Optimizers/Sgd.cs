namespace Thelper.Torch.Optimizers;

/// <summary>The options of <see cref="Sgd"/>, with PyTorch's names and defaults.</summary>
public sealed record SgdOptions
{
    /// <summary>The share of the last step that goes into this one; 0 by default.</summary>
    public double Momentum { get; init; }

    /// <summary>The share of the gradient that does not go into the momentum; 0 by default.</summary>
    public double Dampening { get; init; }

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Looks one step ahead (Sutskever et al., 2013); needs momentum and no dampening.</summary>
    public bool Nesterov { get; init; }
}

/// <summary>
/// Stochastic gradient descent with momentum, as <c>torch.optim.SGD</c> defines it: v ← μv + (1−τ)g, p ← p − lr·v, with
/// v = g in the first step.
/// </summary>
public sealed class Sgd : Optimizer
{
    private readonly SgdOptions _options;

    /// <summary>Takes the parameters to change.</summary>
    /// <param name="groups">With their learning rates.</param>
    /// <param name="options">Momentum and so on.</param>
    /// <exception cref="ArgumentException">Nesterov's momentum was asked for without momentum or with dampening.</exception>
    public Sgd(IReadOnlyList<ParameterGroup> groups, SgdOptions options)
        : base(groups)
    {
        if (options.Nesterov && (options.Momentum <= 0 || options.Dampening != 0))
        {
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0 and a dampening of 0.", nameof(options));
        }

        _options = options;
    }

    /// <inheritdoc/>
    public override double? Momentum => _options.Momentum;

    private protected override void Apply(ParameterGroup group, UpdateList updates)
    {
        updates.CountStep();
        var velocity = Velocity(updates, updates.DecayedGradients(group.WeightDecay ?? _options.WeightDecay), group.Momentum ?? _options.Momentum);
        Operators.ForeachAddInPlace(updates.Parameters, velocity, -group.LearningRate);
    }

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["momentum"] = _options.Momentum;
        group["dampening"] = _options.Dampening;
        group["weight_decay"] = _options.WeightDecay;
        group["nesterov"] = _options.Nesterov;
        group["maximize"] = false;
        group["foreach"] = null;
        group["differentiable"] = false;
    }

    private protected override ParameterState NewState() => new SgdState();

    private IReadOnlyList<Tensor> Velocity(UpdateList updates, IReadOnlyList<Tensor> gradients, double momentum)
    {
        if (momentum == 0)
        {
            return gradients;
        }

        // Not the number of steps: momentum may have been switched on since the first.
        var isFirst = !updates.Has(SgdState.BufferName);
        var next = 0;
        var buffers = updates.State(SgdState.BufferName, _ => gradients[next++].Clone());
        if (!isFirst)
        {
            Operators.ForeachMulInPlace(buffers, momentum);
            Operators.ForeachAddInPlace(buffers, gradients, 1 - _options.Dampening);
        }

        return _options.Nesterov ? Operators.ForeachAdd(gradients, buffers, momentum) : buffers;
    }
}

/// <summary>PyTorch keeps no count of steps here, and a place for the momentum where there is none.</summary>
internal sealed class SgdState : ParameterState
{
    public const string BufferName = "momentum_buffer";

    public override OrderedDictionary<string, object?> Write() => new() { [BufferName] = Tensors.GetValueOrDefault(BufferName) };
}
