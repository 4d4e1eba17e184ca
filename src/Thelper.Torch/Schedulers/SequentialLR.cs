using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>
/// One scheduler after another, each from its own beginning; <c>torch.optim.lr_scheduler.SequentialLR</c>. A warm-up is a
/// <see cref="LinearLR"/> before another one.
/// </summary>
public sealed class SequentialLR : LearningRateScheduler
{
    private readonly IReadOnlyList<LearningRateScheduler> _schedulers;
    private readonly IReadOnlyList<long> _milestones;

    /// <param name="optimizer">The one that all the schedulers change.</param>
    /// <param name="schedulers">At least one; all are stepped after the same unit.</param>
    /// <param name="milestones">Where each but the first begins, increasing and above 0.</param>
    /// <exception cref="ArgumentException">Numbers or units do not fit.</exception>
    public SequentialLR(Optimizer optimizer, IReadOnlyList<LearningRateScheduler> schedulers, IReadOnlyList<long> milestones)
        : base(optimizer)
    {
        if (schedulers.Count != milestones.Count + 1 || schedulers.Any(scheduler => scheduler.Unit != schedulers[0].Unit)
            || milestones.Prepend(0).Zip(milestones).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("A sequence needs schedulers of one unit, and an increasing milestone for each but the first.");
        }

        (_schedulers, _milestones) = (schedulers, milestones);
    }

    /// <inheritdoc/>
    public override StepUnit Unit => _schedulers[0].Unit;

    private int Active => _milestones.Count(milestone => milestone <= Position);

    /// <inheritdoc/>
    public override void Observe(double value) => _schedulers[Active].Observe(value);

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> StateDictionary() => new()
    {
        ["_milestones"] = _milestones.Select(milestone => (object?)milestone).ToList(),
        ["last_epoch"] = Position,
        ["_last_lr"] = LastRates,
        ["_schedulers"] = _schedulers.Select(scheduler => (object?)scheduler.StateDictionary()).ToList(),
    };

    /// <inheritdoc/>
    public override void LoadStateDictionary(IReadOnlyDictionary<string, object?> dictionary)
    {
        base.LoadStateDictionary(dictionary);
        if (dictionary.GetValueOrDefault("_schedulers") is IReadOnlyList<object?> states && states.Count == _schedulers.Count)
        {
            foreach (var (scheduler, state) in _schedulers.Zip(states))
            {
                scheduler.LoadStateDictionary((IReadOnlyDictionary<string, object?>)state!);
            }
        }

        // Milestones may have moved since the state was kept.
        MoveTo(Position);
    }

    /// <inheritdoc/>
    public override void MoveTo(long position)
    {
        base.MoveTo(position);
        _schedulers[Active].MoveTo(position - (Active == 0 ? 0 : _milestones[Active - 1]));
    }

    /// <inheritdoc/>
    public override void Refresh() => _schedulers[Active].Refresh();

    /// <inheritdoc/>
    protected override void Begin() => _schedulers[0].Start();

    /// <inheritdoc/>
    protected override void Advance()
    {
        if (_milestones.Contains(Position))
        {
            _schedulers[Active].Start();
        }
        else
        {
            _schedulers[Active].Step();
        }
    }
}
