using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>Which values are better.</summary>
public enum PlateauMode
{
    /// <summary>Lower ones.</summary>
    Min,

    /// <summary>Higher ones.</summary>
    Max,
}

/// <summary>How a threshold is meant.</summary>
public enum ThresholdMode
{
    /// <summary>As a share of the best value.</summary>
    Rel,

    /// <summary>As a difference.</summary>
    Abs,
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.ReduceLROnPlateau</c>.</summary>
public sealed record ReduceLROnPlateauOptions : SchedulerOptions, IWatchingSchedulerOptions
{
    /// <summary>Which values are better; by default what is better for the metric, and lower ones for the loss.</summary>
    public PlateauMode? Mode { get; init; }

    /// <summary>The factor of a reduction; 0.1 by default, below 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Factor { get; init; } = 0.1;

    /// <summary>How many epochs in a row may be no better; 10 by default.</summary>
    [AtLeast(0)]
    public int Patience { get; init; } = 10;

    /// <summary>By how much a value must be better to count; 1e-4 by default.</summary>
    [AtLeast(0)]
    public double Threshold { get; init; } = 1e-4;

    /// <summary>How the threshold is meant; as a share by default.</summary>
    public ThresholdMode ThresholdMode { get; init; }

    /// <summary>Epochs after a reduction in which nothing is counted; 0 by default.</summary>
    [AtLeast(0)]
    public int Cooldown { get; init; }

    /// <summary>No rate is reduced below this, or that of its group; 0 by default.</summary>
    [AtLeast(0)]
    [AllowSingle, NotEmpty]
    public IReadOnlyList<double> MinLr { get; init; } = [0];

    /// <summary>A reduction by no more than this is not made; 1e-8 by default.</summary>
    [AtLeast(0)]
    public double Eps { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) => Create(optimizer, length, Mode == PlateauMode.Max);

    /// <inheritdoc/>
    public LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length, bool higherIsBetter)
    {
        if (Mode is { } mode && mode == PlateauMode.Max != higherIsBetter)
        {
            throw new SettingException(
                this, nameof(Mode), $"is {(higherIsBetter ? "min" : "max")}, but {(higherIsBetter ? "higher" : "lower")} values of what the "
                + "scheduler looks at are better; leave it out, or name another step_metric.");
        }

        return new ReduceLROnPlateau(optimizer, new()
        {
            HigherIsBetter = higherIsBetter,
            Factor = Factor,
            Patience = Patience,
            Threshold = Threshold,
            IsAbsolute = ThresholdMode == ThresholdMode.Abs,
            Cooldown = Cooldown,
            MinRate = GroupNumbers.Of(MinLr, optimizer, this, nameof(MinLr)),
            Epsilon = Eps,
        });
    }
}
