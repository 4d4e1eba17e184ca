using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>The options of <see cref="OneCycleLR"/>, with PyTorch's defaults.</summary>
public sealed record OneCycleOptions
{
    /// <summary>The highest learning rate, above 0.</summary>
    public required double MaxRate { get; init; }

    /// <summary>The steps of the whole training; at least 1. Afterwards the rate stays where it is.</summary>
    public required long TotalSteps { get; init; }

    /// <summary>The share of the steps in which the rate rises; 0.3 by default.</summary>
    public double RisingShare { get; init; } = 0.3;

    /// <summary>Along a straight line instead of half a cosine; false by default.</summary>
    public bool Linear { get; init; }

    /// <summary>Whether the momentum moves against the rate; true by default, and then the optimizer needs one.</summary>
    public bool CycleMomentum { get; init; } = true;

    /// <summary>The momentum at the highest rate; 0.85 by default.</summary>
    public double BaseMomentum { get; init; } = 0.85;

    /// <summary>The momentum at the lowest rates; 0.95 by default.</summary>
    public double MaxMomentum { get; init; } = 0.95;

    /// <summary>The highest rate divided by the first; 25 by default.</summary>
    public double DivFactor { get; init; } = 25;

    /// <summary>The first rate divided by the last; 10 000 by default.</summary>
    public double FinalDivFactor { get; init; } = 1e4;

    /// <summary>Whether the rate comes down to the first one as it went up, before it falls to the last; false by default.</summary>
    public bool ThreePhase { get; init; }
}

/// <summary>
/// Lets the learning rate rise once and fall below its start, step by step (Smith and Topin, Super-Convergence, 2018);
/// <c>torch.optim.lr_scheduler.OneCycleLR</c>. The rates do not follow from those of the groups.
/// </summary>
public sealed class OneCycleLR : FormulaScheduler
{
    private readonly OneCycleOptions _options;
    private readonly (double End, double Rate, double Momentum)[] _phases;

    /// <param name="optimizer">Whose groups it changes.</param>
    /// <param name="options">The shape of the cycle.</param>
    /// <exception cref="ArgumentException">The momentum is to move, but the optimizer has none.</exception>
    public OneCycleLR(Optimizer optimizer, OneCycleOptions options)
        : base(optimizer)
    {
        MomentumCycle.Require(optimizer, options.CycleMomentum);
        _options = options;
        var (first, total) = (options.MaxRate / options.DivFactor, (double)options.TotalSteps);
        var last = first / options.FinalDivFactor;
        var rising = options.RisingShare * total;
        (double, double, double) start = (0, first, options.MaxMomentum);
        (double, double, double) top = (rising - 1, options.MaxRate, options.BaseMomentum);
        (double, double, double) end = (total - 1, last, options.MaxMomentum);
        _phases = options.ThreePhase ? [start, top, ((2 * rising) - 2, first, options.MaxMomentum), end] : [start, top, end];
    }

    /// <inheritdoc/>
    public override StepUnit Unit => StepUnit.Step;

    /// <inheritdoc/>
    protected override double RateAt(double initial, long position) => At(position, phase => phase.Rate);

    /// <inheritdoc/>
    protected override double? MomentumAt(long position) =>
        _options.CycleMomentum ? At(position, phase => phase.Momentum) : null;

    private double At(long position, Func<(double End, double Rate, double Momentum), double> value)
    {
        var step = Math.Min(position, _options.TotalSteps - 1);
        var i = 1;
        while (i < _phases.Length - 1 && step > _phases[i].End)
        {
            i++;
        }

        var (from, to) = (_phases[i - 1], _phases[i]);
        var part = to.End > from.End ? (step - from.End) / (to.End - from.End) : 1;
        return _options.Linear
            ? value(from) + ((value(to) - value(from)) * part)
            : Cosine.Between(value(from), value(to), part);
    }
}

/// <summary>Schedulers that move the momentum too.</summary>
internal static class MomentumCycle
{
    /// <exception cref="ArgumentException">The optimizer has no momentum.</exception>
    public static void Require(Optimizer optimizer, bool isMoved)
    {
        if (isMoved && optimizer.Momentum is null)
        {
            throw new ArgumentException("The scheduler moves the momentum, but the optimizer has none.", nameof(optimizer));
        }
    }
}
