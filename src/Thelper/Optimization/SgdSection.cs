using Thelper.Configuration;
using Thelper.Torch.Optimizers;

namespace Thelper.Optimization;

/// <summary>The parameters of <c>torch.optim.SGD</c>.</summary>
public sealed record SgdSection : GroupedOptimizerSection
{
    /// <summary>The learning rate.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public required double LearningRate { get; init; }

    /// <summary>The share of the last step that goes into this one; 0 by default.</summary>
    [AtLeast(0)]
    public double Momentum { get; init; }

    /// <summary>The share of the gradient that does not go into the momentum; 0 by default.</summary>
    public double Dampening { get; init; }

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    [AtLeast(0)]
    public double WeightDecay { get; init; }

    /// <summary>Looks one step ahead; needs momentum and no dampening. False by default.</summary>
    public bool Nesterov { get; init; }

    internal override double Rate => LearningRate;

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (Nesterov && (Momentum == 0 || Dampening != 0))
        {
            yield return new(nameof(Nesterov), "is true, but then momentum must be above 0 and dampening 0.");
        }
    }

    private protected override Optimizer Create(IReadOnlyList<ParameterGroup> groups) => new Sgd(
        groups, new SgdOptions { Momentum = Momentum, Dampening = Dampening, WeightDecay = WeightDecay, Nesterov = Nesterov })
    {
        Maximize = Maximize,
    };
}
