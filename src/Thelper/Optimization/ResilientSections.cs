using Thelper.Configuration;
using Thelper.Torch.Optimizers;

namespace Thelper.Optimization;

/// <summary>The parameters of <c>torch.optim.Rprop</c>.</summary>
public sealed record RpropSection : GroupedOptimizerSection
{
    /// <summary>The size of the first step; 0.01 by default.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public double LearningRate { get; init; } = 1e-2;

    /// <summary>What steps are multiplied by where the gradient's sign has changed, and where it has not; 0.5 and 1.2.</summary>
    public IReadOnlyList<double> Etas { get; init; } = [0.5, 1.2];

    /// <summary>The least and the largest step; 1e-6 and 50.</summary>
    [AtLeast(0)]
    public IReadOnlyList<double> StepSizes { get; init; } = [1e-6, 50];

    internal override double Rate => LearningRate;

    internal override bool HasWeightDecay => false;

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (Etas is not [> 0 and < 1, > 1])
        {
            yield return new(nameof(Etas), $"must be a number between 0 and 1 and one above 1, but is [{string.Join(", ", Etas)}].");
        }

        if (StepSizes is not [var least, var largest] || least > largest)
        {
            yield return new(nameof(StepSizes), $"must be the least and the largest step, but is [{string.Join(", ", StepSizes)}].");
        }
    }

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups) => new Rprop(
        groups, new RpropOptions { EtaMinus = Etas[0], EtaPlus = Etas[1], MinStep = StepSizes[0], MaxStep = StepSizes[1] })
    {
        Maximize = Maximize,
    };
}

/// <summary>The parameters of <c>torch.optim.ASGD</c>.</summary>
public sealed record AsgdSection : GroupedOptimizerSection
{
    /// <summary>The learning rate of the first step; 0.01 by default.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public double LearningRate { get; init; } = 1e-2;

    /// <summary>How fast the learning rate falls, and the share of each parameter that a step takes away; 1e-4 by default.</summary>
    public double Lambd { get; init; } = 1e-4;

    /// <summary>The power with which the learning rate falls; 0.75 by default.</summary>
    public double Alpha { get; init; } = 0.75;

    /// <summary>The step after which the mean of the weights begins, which is kept beside them; a million by default.</summary>
    [ConfigKey("t0")]
    public double T0 { get; init; } = 1e6;

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    [AtLeast(0)]
    public double WeightDecay { get; init; }

    internal override double Rate => LearningRate;

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups) => new Asgd(
        groups, new AsgdOptions { Lambd = Lambd, Alpha = Alpha, T0 = T0, WeightDecay = WeightDecay })
    {
        Maximize = Maximize,
    };
}
