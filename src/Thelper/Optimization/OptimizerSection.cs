using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Optimization;

/// <summary>Keys that parameters are chosen and implementations are picked by; those of every optimizer of PyTorch.</summary>
public abstract record OptimizerSection : IOptimizerOptions, IValidatedOptions
{
    /// <summary>Accepted for files of the Python original, where code can hand over parameters; refused with what to write instead.</summary>
    public ConfigNode? Params { get; init; }

    /// <summary>Whether the loss is to grow; false by default.</summary>
    public bool Maximize { get; init; }

    /// <summary>How PyTorch goes through the parameters; without effect here, where all are always changed together.</summary>
    public bool? Foreach { get; init; }

    /// <summary>Whether PyTorch makes a step in one kernel; without effect here, as it changes no result.</summary>
    public bool? Fused { get; init; }

    /// <summary>Whether steps can be captured in a CUDA graph: only false, the default, is possible.</summary>
    public bool Capturable { get; init; }

    /// <summary>Whether a step can be differentiated: only false, the default, is possible.</summary>
    public bool Differentiable { get; init; }

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate()
    {
        if (Params is not null)
        {
            yield return new(
                nameof(Params), "are tensors that only code can name; all parameters of the model are changed, and some of them otherwise "
                + "than the rest by groups, such as groups: [{match: 'fc.*', lr: 0.01}].");
        }

        if (Capturable)
        {
            yield return new(nameof(Capturable), "is true, but steps are not captured in CUDA graphs here; remove it, which changes no result.");
        }

        if (Differentiable)
        {
            yield return new(nameof(Differentiable), "is true, but a session never differentiates a step; remove it.");
        }
    }

    /// <inheritdoc/>
    public abstract Optimizer Create(IReadOnlyList<Tensor> parameters);

    /// <inheritdoc/>
    public abstract Optimizer CreateFor(Module model);
}

/// <summary>Keys of optimizers whose parameters may be treated differently.</summary>
public abstract record GroupedOptimizerSection : OptimizerSection
{
    /// <summary>Parameters with settings of their own, by name; none by default. The first that a parameter's name matches counts.</summary>
    [NullIsAbsent]
    public IReadOnlyList<ParameterGroupOptions> Groups { get; init; } = [];

    /// <summary>
    /// Whether weight decay reaches biases and the factors of normalisations, which are tensors of one dimension; true by default,
    /// as in PyTorch. A group's own weight decay reaches them in any case.
    /// </summary>
    public bool DecayBiasesAndNorms { get; init; } = true;

    /// <summary>The learning rate of what no group has one of its own for.</summary>
    internal abstract double Rate { get; }

    /// <summary>Whether the optimizer has a weight decay.</summary>
    internal virtual bool HasWeightDecay => true;

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (!HasWeightDecay && !DecayBiasesAndNorms)
        {
            yield return new(nameof(DecayBiasesAndNorms), "is false, but this optimizer has no weight decay; remove it.");
        }

        foreach (var group in Groups.Where(group => !HasWeightDecay && group.WeightDecay is not null))
        {
            yield return new(nameof(group.WeightDecay), "is given, but this optimizer has no weight decay; remove it.") { Inside = group };
        }
    }

    /// <inheritdoc/>
    public sealed override Optimizer Create(IReadOnlyList<Tensor> parameters) => Create([new ParameterGroup(parameters, Rate)]);

    /// <inheritdoc/>
    public sealed override Optimizer CreateFor(Module model) => Create(ParameterGrouping.Divide(this, model));

    /// <summary>Makes the optimizer.</summary>
    private protected abstract Optimizer Create(IReadOnlyList<ParameterGroup> groups);
}
