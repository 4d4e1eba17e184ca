using Thelper.Configuration;
using Thelper.Torch.Optimizers;

namespace Thelper.Optimization;

/// <summary>The parameters that Adam and its relatives have in common.</summary>
public abstract record AdamFamilySection : GroupedOptimizerSection
{
    /// <summary>The learning rate; 0.001 by default, 0.002 for Adamax and NAdam.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How much of the running means of the gradients and of their squares stays after a step; 0.9 and 0.999.</summary>
    public IReadOnlyList<double> Betas { get; init; } = [0.9, 0.999];

    /// <summary>Added to the denominator; 1e-8 by default.</summary>
    [AtLeast(0)]
    public double Eps { get; init; } = 1e-8;

    /// <summary>The share of each parameter that is added to its gradient; 0 by default. AdamW shrinks the parameter by it, by
    /// default by 0.01.</summary>
    [AtLeast(0)]
    public double WeightDecay { get; init; }

    internal sealed override double Rate => LearningRate;

    /// <inheritdoc/>
    public sealed override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (Betas is not [>= 0 and < 1, >= 0 and < 1])
        {
            yield return new(nameof(Betas), $"must be two numbers from 0 to below 1, but is [{string.Join(", ", Betas)}].");
        }
    }

    private protected sealed override Optimizer Create(IReadOnlyList<ParameterGroup> groups) => Create(
        groups, new AdamOptions { Beta1 = Betas[0], Beta2 = Betas[1], Epsilon = Eps, WeightDecay = WeightDecay });

    private protected abstract Optimizer Create(IReadOnlyList<ParameterGroup> groups, AdamOptions options);
}

/// <summary>The parameters of <c>torch.optim.Adam</c>.</summary>
public sealed record AdamSection : AdamFamilySection
{
    /// <summary>Divides by the largest running mean of squares so far; false by default.</summary>
    public bool Amsgrad { get; init; }

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups, AdamOptions options) =>
        new Adam(groups, options with { AmsGrad = Amsgrad }) { Maximize = Maximize };
}

/// <summary>The parameters of <c>torch.optim.AdamW</c>.</summary>
public sealed record AdamWSection : AdamFamilySection
{
    /// <summary>Sets AdamW's own default.</summary>
    public AdamWSection() => WeightDecay = 1e-2;

    /// <summary>Divides by the largest running mean of squares so far; false by default.</summary>
    public bool Amsgrad { get; init; }

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups, AdamOptions options) =>
        new Adam(groups, options with { AmsGrad = Amsgrad, DecoupledWeightDecay = true }) { Maximize = Maximize };
}

/// <summary>The parameters of <c>torch.optim.Adamax</c>.</summary>
public sealed record AdamaxSection : AdamFamilySection
{
    /// <summary>Sets Adamax's own default.</summary>
    public AdamaxSection() => LearningRate = 2e-3;

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups, AdamOptions options) =>
        new Adamax(groups, options) { Maximize = Maximize };
}

/// <summary>The parameters of <c>torch.optim.NAdam</c>.</summary>
public sealed record NAdamSection : AdamFamilySection
{
    /// <summary>Sets NAdam's own default.</summary>
    public NAdamSection() => LearningRate = 2e-3;

    /// <summary>How fast the momentum grows to its final value; 0.004 by default.</summary>
    [AtLeast(0)]
    public double MomentumDecay { get; init; } = 4e-3;

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups, AdamOptions options) =>
        new NAdam(groups, options, MomentumDecay) { Maximize = Maximize };
}

/// <summary>The parameters of <c>torch.optim.RAdam</c>.</summary>
public sealed record RAdamSection : AdamFamilySection
{
    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups, AdamOptions options) =>
        new RAdam(groups, options) { Maximize = Maximize };
}
