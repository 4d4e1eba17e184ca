using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>How the cycles of <see cref="CyclicLR"/> shrink.</summary>
public enum CyclicMode
{
    /// <summary>They do not.</summary>
    Triangular,

    /// <summary>Each has half the height of the one before.</summary>
    Triangular2,

    /// <summary>The height is multiplied after every step.</summary>
    ExpRange,
}

/// <summary>The options of <see cref="CyclicLR"/>, with PyTorch's defaults.</summary>
public sealed record CyclicOptions
{
    /// <summary>The lowest learning rate.</summary>
    public required PerGroup BaseRate { get; init; }

    /// <summary>The highest learning rate.</summary>
    public required PerGroup MaxRate { get; init; }

    /// <summary>Steps from the lowest to the highest; 2000 by default.</summary>
    public long StepsUp { get; init; } = 2000;

    /// <summary>Steps back; as many by default.</summary>
    public long? StepsDown { get; init; }

    /// <summary>How cycles shrink; by default they do not.</summary>
    public CyclicMode Mode { get; init; }

    /// <summary>The factor of <see cref="CyclicMode.ExpRange"/>; 1 by default.</summary>
    public double Gamma { get; init; } = 1;

    /// <summary>
    /// What the height is multiplied by, in place of what <see cref="Mode"/> says; null, the default, for that. Of the number of
    /// the cycle from 1, or of the step where <see cref="ScalePerStep"/> is true.
    /// </summary>
    public Func<long, double>? Scale { get; init; }

    /// <summary>Whether <see cref="Scale"/> is of the step; false by default.</summary>
    public bool ScalePerStep { get; init; }

    /// <summary>Whether the momentum moves against the rate; true by default, and then the optimizer needs one.</summary>
    public bool CycleMomentum { get; init; } = true;

    /// <summary>The momentum at the highest rate; 0.8 by default.</summary>
    public PerGroup BaseMomentum { get; init; } = 0.8;

    /// <summary>The momentum at the lowest rate; 0.9 by default.</summary>
    public PerGroup MaxMomentum { get; init; } = 0.9;
}

/// <summary>
/// Moves the learning rate up and down between two bounds, step by step (Smith, Cyclical Learning Rates, 2017);
/// <c>torch.optim.lr_scheduler.CyclicLR</c>. The rates do not follow from those of the groups.
/// </summary>
public sealed class CyclicLR : FormulaScheduler
{
    private readonly CyclicOptions _options;

    /// <param name="optimizer">Whose groups it changes.</param>
    /// <param name="options">The shape of the cycles.</param>
    /// <exception cref="ArgumentException">
    /// The momentum is to move, but the optimizer has none; or there is another count of numbers than of groups.
    /// </exception>
    public CyclicLR(Optimizer optimizer, CyclicOptions options)
        : base(optimizer)
    {
        MomentumCycle.Require(optimizer, options.CycleMomentum);
        PerGroup[] numbers = [options.BaseRate, options.MaxRate, options.BaseMomentum, options.MaxMomentum];
        numbers.ToList().ForEach(each => each.RequireFit(optimizer));
        _options = options;
    }

    /// <inheritdoc/>
    public override StepUnit Unit => StepUnit.Step;

    /// <inheritdoc/>
    protected override double RateAt(int group, long position) =>
        _options.BaseRate[group] + ((_options.MaxRate[group] - _options.BaseRate[group]) * HeightAt(position));

    /// <inheritdoc/>
    protected override double? MomentumAt(int group, long position) => _options.CycleMomentum
        ? _options.MaxMomentum[group] - ((_options.MaxMomentum[group] - _options.BaseMomentum[group]) * HeightAt(position))
        : null;

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        var (up, down) = (_options.StepsUp, _options.StepsDown ?? _options.StepsUp);
        state["max_lrs"] = _options.MaxRate.All(Optimizer);
        state["total_size"] = (double)(up + down);
        state["step_ratio"] = (double)up / (up + down);
        state["mode"] = _options.Mode switch { CyclicMode.Triangular2 => "triangular2", CyclicMode.ExpRange => "exp_range", _ => "triangular" };
        state["gamma"] = _options.Gamma;
        state["scale_mode"] = PerStep ? "iterations" : "cycle";
        state["cycle_momentum"] = _options.CycleMomentum;
        if (_options.CycleMomentum)
        {
            state["base_momentums"] = _options.BaseMomentum.All(Optimizer);
            state["max_momentums"] = _options.MaxMomentum.All(Optimizer);
        }

        state["base_lrs"] = _options.BaseRate.All(Optimizer);
    }

    private bool PerStep => _options.Scale is null ? _options.Mode == CyclicMode.ExpRange : _options.ScalePerStep;

    private double HeightAt(long position)
    {
        var (up, down) = (_options.StepsUp, _options.StepsDown ?? _options.StepsUp);
        var (cycle, step) = Math.DivRem(position, up + down);
        var height = step <= up ? (double)step / up : (double)(up + down - step) / down;
        if (_options.Scale is { } scale)
        {
            return height * scale(PerStep ? position : cycle + 1);
        }

        return height * _options.Mode switch
        {
            CyclicMode.Triangular2 => Math.Pow(0.5, cycle),
            CyclicMode.ExpRange => Math.Pow(_options.Gamma, position),
            _ => 1,
        };
    }
}
