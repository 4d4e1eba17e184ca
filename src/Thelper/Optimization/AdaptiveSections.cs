using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch.Optimizers;

namespace Thelper.Optimization;

/// <summary>The parameters of <c>torch.optim.RMSprop</c>.</summary>
public sealed record RmsPropSection : GroupedOptimizerSection
{
    /// <summary>The learning rate; 0.01 by default.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public double LearningRate { get; init; } = 1e-2;

    /// <summary>How much of the running mean of squares stays after a step; 0.99 by default.</summary>
    [Range(0.0, 1.0)]
    public double Alpha { get; init; } = 0.99;

    /// <summary>Added to the denominator; 1e-8 by default.</summary>
    [AtLeast(0)]
    public double Eps { get; init; } = 1e-8;

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    [AtLeast(0)]
    public double WeightDecay { get; init; }

    /// <summary>The share of the last step that goes into this one; 0 by default.</summary>
    [AtLeast(0)]
    public double Momentum { get; init; }

    /// <summary>Divides by the deviation from the running mean of gradients; false by default.</summary>
    public bool Centered { get; init; }

    internal override double Rate => LearningRate;

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups) => new RmsProp(
        groups,
        new RmsPropOptions { Alpha = Alpha, Epsilon = Eps, WeightDecay = WeightDecay, Momentum = Momentum, Centered = Centered })
    {
        Maximize = Maximize,
    };
}

/// <summary>The parameters of <c>torch.optim.Adagrad</c>.</summary>
public sealed record AdagradSection : GroupedOptimizerSection
{
    /// <summary>The learning rate; 0.01 by default.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public double LearningRate { get; init; } = 1e-2;

    /// <summary>The learning rate is divided by 1 + this times the steps made; 0 by default.</summary>
    [AtLeast(0)]
    public double LrDecay { get; init; }

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    [AtLeast(0)]
    public double WeightDecay { get; init; }

    /// <summary>What the sum of squares starts from; 0 by default.</summary>
    [AtLeast(0)]
    public double InitialAccumulatorValue { get; init; }

    /// <summary>Added to the denominator; 1e-10 by default.</summary>
    [AtLeast(0)]
    public double Eps { get; init; } = 1e-10;

    internal override double Rate => LearningRate;

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups) => new Adagrad(
        groups,
        new AdagradOptions
        {
            LearningRateDecay = LrDecay,
            WeightDecay = WeightDecay,
            InitialAccumulatorValue = InitialAccumulatorValue,
            Epsilon = Eps,
        })
    {
        Maximize = Maximize,
    };
}

/// <summary>The parameters of <c>torch.optim.Adadelta</c>.</summary>
public sealed record AdadeltaSection : GroupedOptimizerSection
{
    /// <summary>The learning rate; 1 by default.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public double LearningRate { get; init; } = 1;

    /// <summary>How much of the running means stays after a step; 0.9 by default.</summary>
    [Range(0.0, 1.0)]
    public double Rho { get; init; } = 0.9;

    /// <summary>Added to both means before their root; 1e-6 by default.</summary>
    [AtLeast(0)]
    public double Eps { get; init; } = 1e-6;

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    [AtLeast(0)]
    public double WeightDecay { get; init; }

    internal override double Rate => LearningRate;

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups) => new Adadelta(
        groups,
        new AdadeltaOptions { Rho = Rho, Epsilon = Eps, WeightDecay = WeightDecay })
    {
        Maximize = Maximize,
    };
}
