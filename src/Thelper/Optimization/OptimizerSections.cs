using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Optimizers;

namespace Thelper.Optimization;

/// <summary>The parameters of <c>torch.optim.SGD</c>.</summary>
public sealed record SgdSection : IOptimizerOptions, IValidatedOptions
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

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
        {
            yield return new(nameof(Nesterov), "is true, but then momentum must be above 0 and dampening 0.");
        }
    }

    /// <inheritdoc/>
    public Optimizer Create(IReadOnlyList<Tensor> parameters) => new Sgd(
        [new ParameterGroup(parameters, LearningRate)],
        new SgdOptions { Momentum = Momentum, Dampening = Dampening, WeightDecay = WeightDecay, Nesterov = Nesterov });
}

/// <summary>The parameters of <c>torch.optim.Adam</c>.</summary>
public sealed record AdamSection : IOptimizerOptions, IValidatedOptions
{
    /// <summary>The learning rate; 0.001 by default.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How much of the running means of the gradients and of their squares stays after a step; 0.9 and 0.999.</summary>
    public IReadOnlyList<double> Betas { get; init; } = [0.9, 0.999];

    /// <summary>Added to the denominator; 1e-8 by default.</summary>
    [AtLeast(0)]
    public double Eps { get; init; } = 1e-8;

    /// <summary>The share of each parameter that is added to its gradient; 0 by default.</summary>
    [AtLeast(0)]
    public double WeightDecay { get; init; }

    /// <summary>Divides by the largest running mean of squares so far; false by default.</summary>
    public bool Amsgrad { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Betas is not [>= 0 and < 1, >= 0 and < 1])
        {
            yield return new(nameof(Betas), $"must be two numbers from 0 to below 1, but is [{string.Join(", ", Betas)}].");
        }
    }

    /// <inheritdoc/>
    public Optimizer Create(IReadOnlyList<Tensor> parameters) => new Adam(
        [new ParameterGroup(parameters, LearningRate)],
        new AdamOptions { Beta1 = Betas[0], Beta2 = Betas[1], Epsilon = Eps, WeightDecay = WeightDecay, AmsGrad = Amsgrad });
}
