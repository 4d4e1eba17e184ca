using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>The options of <see cref="OneCycleLR"/>, with PyTorch's defaults.</summary>
public sealed record OneCycleOptions
{
    /// <summary>The highest learning rate, above 0.</summary>
    public required PerGroup MaxRate { get; init; }

    /// <summary>The steps of the whole training; at least 1. Afterwards the rate stays where it is.</summary>
    public required long TotalSteps { get; init; }

    /// <summary>The share of the steps in which the rate rises; 0.3 by default.</summary>
    public double RisingShare { get; init; } = 0.3;

    /// <summary>Along a straight line instead of half a cosine; false by default.</summary>
    public bool Linear { get; init; }

    /// <summary>Whether the momentum moves against the rate; true by default, and then the optimizer needs one.</summary>
    public bool CycleMomentum { get; init; } = true;

    /// <summary>The momentum at the highest rate; 0.85 by default.</summary>
    public PerGroup BaseMomentum { get; init; } = 0.85;

    /// <summary>The momentum at the lowest rates; 0.95 by default.</summary>
    public PerGroup MaxMomentum { get; init; } = 0.95;

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
    private readonly Phase[] _phases;

    /// <param name="optimizer">Whose groups it changes.</param>
    /// <param name="options">The shape of the cycle.</param>
    /// <exception cref="ArgumentException">
    /// The momentum is to move, but the optimizer has none; or there is another count of numbers than of groups.
    /// </exception>
    public OneCycleLR(Optimizer optimizer, OneCycleOptions options)
        : base(optimizer)
    {
        MomentumCycle.Require(optimizer, options.CycleMomentum);
        PerGroup[] numbers = [options.MaxRate, options.BaseMomentum, options.MaxMomentum];
        numbers.ToList().ForEach(each => each.RequireFit(optimizer));
        _options = options;
        var total = (double)options.TotalSteps;
        var rising = options.RisingShare * total;
        var start = new Phase(0, FirstRate, "initial_lr", IsTop: false);
        var top = new Phase(rising - 1, group => options.MaxRate[group], "max_lr", IsTop: true);
        var end = new Phase(total - 1, group => FirstRate(group) / options.FinalDivFactor, "min_lr", IsTop: false);
        _phases = options.ThreePhase ? [start, top, start with { End = (2 * rising) - 2 }, end] : [start, top, end];
    }

    /// <inheritdoc/>
    public override StepUnit Unit => StepUnit.Step;

    /// <inheritdoc/>
    protected override double RateAt(int group, long position) => At(position, phase => phase.Rate(group));

    /// <inheritdoc/>
    protected override double? MomentumAt(int group, long position) => _options.CycleMomentum
        ? At(position, phase => (phase.IsTop ? _options.BaseMomentum : _options.MaxMomentum)[group])
        : null;

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        state["total_steps"] = _options.TotalSteps;
        state["_schedule_phases"] = _phases.Zip(_phases.Skip(1), (from, to) => (object?)new OrderedDictionary<string, object?>
        {
            ["end_step"] = to.End,
            ["start_lr"] = from.Name,
            ["end_lr"] = to.Name,
            ["start_momentum"] = from.MomentumName,
            ["end_momentum"] = to.MomentumName,
        }).ToList();
        state["cycle_momentum"] = _options.CycleMomentum;
        state["base_lrs"] = Optimizer.Groups.Select((_, group) => (object?)FirstRate(group)).ToList();
    }

    private double FirstRate(int group) => _options.MaxRate[group] / _options.DivFactor;

    private double At(long position, Func<Phase, double> value)
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

    /// <summary>Where a part of the cycle ends, and with which rate; PyTorch's name of it.</summary>
    private sealed record Phase(double End, Func<int, double> Rate, string Name, bool IsTop)
    {
        public string MomentumName => IsTop ? "base_momentum" : "max_momentum";
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
