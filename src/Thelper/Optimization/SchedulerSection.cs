using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>How long a session trains.</summary>
/// <param name="Epochs">In all, those before a resume included.</param>
/// <param name="StepsPerEpoch">Steps of the optimizer: batches of the training set, or as many groups of them as make a step.</param>
public sealed record ScheduleLength(int Epochs, int StepsPerEpoch)
{
    internal long Steps => (long)Epochs * StepsPerEpoch;
}

/// <summary>Options of a scheduler that looks at a value after each epoch.</summary>
public interface IWatchingSchedulerOptions : ISchedulerOptions
{
    /// <summary>Makes the scheduler.</summary>
    /// <param name="optimizer">Whose learning rates it changes.</param>
    /// <param name="length">How long the session trains.</param>
    /// <param name="higherIsBetter">Of the value.</param>
    /// <exception cref="SettingException">The options do not fit.</exception>
    LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length, bool higherIsBetter);
}

/// <summary>The <c>scheduler</c> part of a trainer's optimization.</summary>
public sealed record SchedulerSection : IValidatedOptions
{
    internal const string LossName = "loss";

    /// <summary>Which scheduler.</summary>
    [Inline]
    public required ISchedulerOptions Scheduler { get; init; }

    /// <summary>
    /// The metric that the scheduler looks at, or <c>loss</c>, the default: of the validation set where there is one, else of
    /// the training set. Only for schedulers that look at a value.
    /// </summary>
    public string? StepMetric { get; init; }

    /// <summary>Epochs in which the learning rate rises along a straight line, before the scheduler begins; 0 by default.</summary>
    [AtLeast(0)]
    public int WarmupEpochs { get; init; }

    /// <summary>The share of the learning rate that the warm-up begins with; 0.1 by default.</summary>
    [Range(0.0, 1.0)]
    public double WarmupFactor { get; init; } = 0.1;

    /// <summary>The metric to look at, or <c>loss</c>; null where the scheduler looks at nothing.</summary>
    internal string? Watched => Scheduler is IWatchingSchedulerOptions ? StepMetric ?? LossName : null;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (StepMetric is not null && Scheduler is not IWatchingSchedulerOptions)
        {
            yield return new(
                nameof(StepMetric), $"is '{StepMetric}', but this scheduler looks at no value; remove it, or use torch.optim.lr_scheduler.ReduceLROnPlateau.");
        }
    }

    /// <summary>Makes the scheduler; nothing is changed before it is started.</summary>
    /// <param name="optimizer">Whose learning rates it changes.</param>
    /// <param name="length">How long the session trains.</param>
    /// <param name="higherIsBetter">Of the value that the scheduler looks at, if it does.</param>
    /// <exception cref="SettingException">The options do not fit optimizer or length.</exception>
    public LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length, bool higherIsBetter = false)
    {
        var scheduler = Scheduler is IWatchingSchedulerOptions watching
            ? watching.Create(optimizer, length, higherIsBetter)
            : Scheduler.Create(optimizer, length);
        if (WarmupEpochs == 0)
        {
            return scheduler;
        }

        return scheduler.Unit == StepUnit.Epoch
            ? new SequentialLR(optimizer, [new LinearLR(optimizer, WarmupFactor, 1, WarmupEpochs), scheduler], [WarmupEpochs])
            : throw new SettingException(
                this, nameof(WarmupEpochs), $"is {WarmupEpochs}, but this scheduler changes the learning rate with every step and has its own rise; remove it.");
    }
}
