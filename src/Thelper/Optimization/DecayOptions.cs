using System.Globalization;
using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>The parameters of <c>torch.optim.lr_scheduler.StepLR</c>.</summary>
public sealed record StepLROptions : SchedulerOptions
{
    /// <summary>Epochs between two changes.</summary>
    [AtLeast(1)]
    public required int StepSize { get; init; }

    /// <summary>The factor of a change; 0.1 by default.</summary>
    [AtLeast(0)]
    public double Gamma { get; init; } = 0.1;

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) => new StepLR(optimizer, StepSize, Gamma);
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.MultiStepLR</c>.</summary>
public sealed record MultiStepLROptions : SchedulerOptions
{
    /// <summary>The epochs, from 0, that begin with a change.</summary>
    [AtLeast(0)]
    public required IReadOnlyList<long> Milestones { get; init; }

    /// <summary>The factor of a change; 0.1 by default.</summary>
    [AtLeast(0)]
    public double Gamma { get; init; } = 0.1;

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) => new MultiStepLR(optimizer, Milestones, Gamma);
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.ExponentialLR</c>.</summary>
public sealed record ExponentialLROptions : SchedulerOptions
{
    /// <summary>The factor of each epoch.</summary>
    [AtLeast(0)]
    public required double Gamma { get; init; }

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) => new ExponentialLR(optimizer, Gamma);
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.PolynomialLR</c>.</summary>
public sealed record PolynomialLROptions : SchedulerOptions
{
    /// <summary>The epoch from which on the rate is 0; 5 by default.</summary>
    [AtLeast(1)]
    public int TotalIters { get; init; } = 5;

    /// <summary>1, the default, is a straight line.</summary>
    [AtLeast(0)]
    public double Power { get; init; } = 1;

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) => new PolynomialLR(optimizer, TotalIters, Power);
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.LinearLR</c>.</summary>
public sealed record LinearLROptions : SchedulerOptions
{
    /// <summary>The first factor; a third by default.</summary>
    [AtLeast(0)]
    public double StartFactor { get; init; } = 1.0 / 3;

    /// <summary>The last factor; 1 by default.</summary>
    [AtLeast(0)]
    public double EndFactor { get; init; } = 1;

    /// <summary>The epoch from which on the last factor holds; 5 by default.</summary>
    [AtLeast(1)]
    public int TotalIters { get; init; } = 5;

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) =>
        new LinearLR(optimizer, StartFactor, EndFactor, TotalIters);
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.ConstantLR</c>.</summary>
public sealed record ConstantLROptions : SchedulerOptions
{
    /// <summary>The factor of the first epochs; a third by default.</summary>
    [AtLeast(0)]
    public double Factor { get; init; } = 1.0 / 3;

    /// <summary>For how many epochs; 5 by default.</summary>
    [AtLeast(0)]
    public int TotalIters { get; init; } = 5;

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) => new ConstantLR(optimizer, Factor, TotalIters);
}

/// <summary>The parameters of <see cref="CustomStepLR"/>.</summary>
public sealed record CustomStepLROptions : SchedulerOptions
{
    /// <summary>Epochs, from 0, each with the factor of the initial rate from there on; before the first it is 1.</summary>
    [AtLeast(0)]
    public required IReadOnlyDictionary<string, double> Milestones { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        foreach (var key in Milestones.Keys.Where(key => Epoch(key) is null))
        {
            yield return new(nameof(Milestones), $"has the key '{key}', but its keys are epochs: 0, 1 and so on.");
        }

        if (Milestones.Keys.GroupBy(Epoch).FirstOrDefault(group => group.Key is not null && group.Skip(1).Any()) is { } repeated)
        {
            yield return new(nameof(Milestones), $"has the epoch {repeated.Key} more than once: {string.Join(", ", repeated)}.");
        }
    }

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length) =>
        new CustomStepLR(optimizer, Milestones.ToDictionary(milestone => Epoch(milestone.Key)!.Value, milestone => milestone.Value));

    private static long? Epoch(string key) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : null;
}
