using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>The parameters of <c>torch.optim.lr_scheduler.StepLR</c>.</summary>
public sealed record StepLROptions : ISchedulerOptions
{
    /// <summary>Epochs between two changes.</summary>
    [AtLeast(1)]
    public required int StepSize { get; init; }

    /// <summary>The factor of a change; 0.1 by default.</summary>
    public double Gamma { get; init; } = 0.1;

    /// <inheritdoc/>
    public LearningRateScheduler Create(Optimizer optimizer) => new StepLR(optimizer, StepSize, Gamma);
}
