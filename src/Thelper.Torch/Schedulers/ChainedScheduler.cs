using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>
/// Several schedulers at once, whose factors are multiplied; <c>torch.optim.lr_scheduler.ChainedScheduler</c>.
/// </summary>
public sealed class ChainedScheduler : FormulaScheduler
{
    private readonly IReadOnlyList<FactorScheduler> _schedulers;

    /// <param name="optimizer">The one that all the schedulers change.</param>
    /// <param name="schedulers">At least one; all are stepped after the same unit.</param>
    /// <exception cref="ArgumentException">There is none, or units differ.</exception>
    public ChainedScheduler(Optimizer optimizer, IReadOnlyList<FactorScheduler> schedulers)
        : base(optimizer)
    {
        if (schedulers.Count == 0 || schedulers.Any(scheduler => scheduler.Unit != schedulers[0].Unit))
        {
            throw new ArgumentException("A chain needs schedulers of one unit.", nameof(schedulers));
        }

        _schedulers = schedulers;
    }

    /// <inheritdoc/>
    public override StepUnit Unit => _schedulers[0].Unit;

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> StateDictionary()
    {
        foreach (var scheduler in _schedulers)
        {
            scheduler.MoveTo(Position);
        }

        return new()
        {
            ["last_epoch"] = Position,
            ["_last_lr"] = LastRates,
            ["_schedulers"] = _schedulers.Select(scheduler => (object?)scheduler.StateDictionary()).ToList(),
        };
    }

    /// <inheritdoc/>
    protected override double RateAt(int group, long position) =>
        _schedulers.Aggregate(InitialRate(group), (rate, scheduler) => rate * scheduler.FactorAt(group, position));
}
