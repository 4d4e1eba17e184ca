using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>The parameters of <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>.</summary>
public sealed record CosineAnnealingLROptions : SchedulerOptions
{
    /// <summary>The epoch with the least rate; PyTorch's <c>T_max</c>.</summary>
    [ConfigKey("T_max")]
    [AtLeast(1)]
    public required int Epochs { get; init; }

    /// <summary>The least rate; 0 by default.</summary>
    [AtLeast(0)]
    public double EtaMin { get; init; }

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) => new CosineAnnealingLR(optimizer, Epochs, EtaMin);
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.CosineAnnealingWarmRestarts</c>.</summary>
public sealed record CosineAnnealingWarmRestartsOptions : SchedulerOptions
{
    /// <summary>Epochs of the first cycle; PyTorch's <c>T_0</c>.</summary>
    [ConfigKey("T_0")]
    [AtLeast(1)]
    public required int Epochs { get; init; }

    /// <summary>How many times as long as the one before each cycle is; 1 by default. PyTorch's <c>T_mult</c>.</summary>
    [ConfigKey("T_mult")]
    [AtLeast(1)]
    public int Growth { get; init; } = 1;

    /// <summary>The least rate; 0 by default.</summary>
    [AtLeast(0)]
    public double EtaMin { get; init; }

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) =>
        new CosineAnnealingWarmRestarts(optimizer, Epochs, Growth, EtaMin);
}
