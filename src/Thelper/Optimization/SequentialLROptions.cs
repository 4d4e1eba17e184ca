using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>The parameters of <c>torch.optim.lr_scheduler.SequentialLR</c>.</summary>
public sealed record SequentialLROptions : SchedulerOptions
{
    /// <summary>The schedulers, first one first.</summary>
    [NotEmpty]
    public required IReadOnlyList<ISchedulerOptions> Schedulers { get; init; }

    /// <summary>The epochs, from 1, with which each but the first begins.</summary>
    [AtLeast(1)]
    public required IReadOnlyList<long> Milestones { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (Milestones.Count + 1 != Schedulers.Count)
        {
            yield return new(
                nameof(Milestones), $"has {Milestones.Count} epochs, but {Schedulers.Count} schedulers need {Schedulers.Count - 1}: one for each but the first.");
        }

        if (Milestones.Zip(Milestones.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            yield return new(nameof(Milestones), $"must increase, but is [{string.Join(", ", Milestones)}].");
        }

        if (Schedulers.Any(scheduler => scheduler is IWatchingSchedulerOptions))
        {
            yield return new(nameof(Schedulers), "has a scheduler that looks at a value, which cannot be part of a sequence; warmup_epochs can go before it.");
        }
    }

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length)
    {
        var schedulers = Schedulers.Select(scheduler => scheduler.Create(optimizer, length)).ToArray();
        return schedulers.All(scheduler => scheduler.Unit == StepUnit.Epoch)
            ? new SequentialLR(optimizer, schedulers, Milestones)
            : throw new SettingException(
                this, nameof(Schedulers), "has a scheduler that changes the learning rate with every step, but the parts of a sequence change it with every epoch.");
    }
}
