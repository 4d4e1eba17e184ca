using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>The parameters of schedulers that follow a function of the epoch.</summary>
public abstract record LambdaSchedulerOptions : SchedulerOptions
{
    /// <summary>The function, which a plug-in has made known; or one for each group of the optimizer.</summary>
    [AllowSingle, NotEmpty]
    public required IReadOnlyList<ILearningRateFunctionOptions> LrLambda { get; init; }

    /// <inheritdoc/>
    public sealed override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length)
    {
        GroupNumbers.RequireFit(LrLambda.Count, "functions", optimizer, this, nameof(LrLambda));
        return Create(optimizer, [.. LrLambda.Select(function => (Func<long, double>)function.FactorAt)]);
    }

    private protected abstract LearningRateScheduler Create(Optimizer optimizer, IReadOnlyList<Func<long, double>> factors);
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.LambdaLR</c>.</summary>
public sealed record LambdaLROptions : LambdaSchedulerOptions
{
    private protected override LearningRateScheduler Create(Optimizer optimizer, IReadOnlyList<Func<long, double>> factors) =>
        new LambdaLR(optimizer, factors);
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.MultiplicativeLR</c>.</summary>
public sealed record MultiplicativeLROptions : LambdaSchedulerOptions
{
    private protected override LearningRateScheduler Create(Optimizer optimizer, IReadOnlyList<Func<long, double>> factors) =>
        new MultiplicativeLR(optimizer, factors);
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.ChainedScheduler</c>.</summary>
public sealed record ChainedSchedulerOptions : ISchedulerOptions
{
    /// <summary>The schedulers, which multiply the rate one after another.</summary>
    [NotEmpty]
    public required IReadOnlyList<ISchedulerOptions> Schedulers { get; init; }

    /// <inheritdoc/>
    public LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length)
    {
        var schedulers = Schedulers.Select(scheduler => scheduler.Create(optimizer, length)).ToArray();
        return schedulers.All(scheduler => scheduler is FactorScheduler)
            ? new ChainedScheduler(optimizer, [.. schedulers.Cast<FactorScheduler>()])
            : throw new SettingException(
                this, nameof(Schedulers), "has a scheduler that sets the learning rate, but those of a chain multiply it: StepLR, MultiStepLR, "
                + "ExponentialLR, PolynomialLR, LinearLR, ConstantLR, MultiplicativeLR or CustomStepLR.");
    }
}
