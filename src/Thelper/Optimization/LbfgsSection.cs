using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Optimization;

/// <summary>How far L-BFGS moves along a direction.</summary>
public enum LineSearch
{
    /// <summary>As far as the strong Wolfe conditions ask for.</summary>
    StrongWolfe,
}

/// <summary>The parameters of <c>torch.optim.LBFGS</c>, which computes the loss of a batch several times for one step.</summary>
public sealed record LbfgsSection : OptimizerSection
{
    /// <summary>The length of a move, or the first one that is tried; 1 by default.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public double LearningRate { get; init; } = 1;

    /// <summary>Moves of one step at most; 20 by default.</summary>
    [AtLeast(1)]
    public int MaxIter { get; init; } = 20;

    /// <summary>Evaluations after which a step makes no further move; five quarters of <see cref="MaxIter"/> by default.</summary>
    [AtLeast(1)]
    public int? MaxEval { get; init; }

    /// <summary>The largest element of a gradient with which a step is over; 1e-7 by default.</summary>
    [AtLeast(0)]
    public double ToleranceGrad { get; init; } = 1e-7;

    /// <summary>The change of the loss, or the largest one of a parameter, with which a step is over; 1e-9 by default.</summary>
    [AtLeast(0)]
    public double ToleranceChange { get; init; } = 1e-9;

    /// <summary>Changes that the curvature is estimated from; 100 by default. Each needs the memory of all parameters twice.</summary>
    [AtLeast(1)]
    public int HistorySize { get; init; } = 100;

    /// <summary>How the length of a move is found; by default it is the learning rate.</summary>
    public LineSearch? LineSearchFn { get; init; }

    /// <inheritdoc/>
    public override Optimizer Create(IReadOnlyList<Tensor> parameters) => new Lbfgs(
        [new ParameterGroup(parameters, LearningRate)],
        new LbfgsOptions
        {
            MaxIterations = MaxIter,
            MaxEvaluations = MaxEval,
            GradientTolerance = ToleranceGrad,
            ChangeTolerance = ToleranceChange,
            HistorySize = HistorySize,
            StrongWolfe = LineSearchFn is not null,
        })
    {
        Maximize = Maximize,
    };

    /// <inheritdoc/>
    public override Optimizer CreateFor(Module model) => Create(model.Parameters());
}
