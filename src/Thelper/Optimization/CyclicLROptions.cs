using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>What a function that scales cycles is of.</summary>
public enum CycleScaleMode
{
    /// <summary>The number of the cycle, from 1.</summary>
    Cycle,

    /// <summary>The steps that were made.</summary>
    Iterations,
}

/// <summary>The parameters of <c>torch.optim.lr_scheduler.CyclicLR</c>.</summary>
public sealed record CyclicLROptions : SchedulerOptions
{
    /// <summary>The lowest rate, or that of each group of the optimizer; the optimizer's own rate does not count.</summary>
    [AtLeast(0)]
    [AllowSingle, NotEmpty]
    public required IReadOnlyList<double> BaseLr { get; init; }

    /// <summary>The highest rate, or that of each group of the optimizer.</summary>
    [AtLeast(0)]
    [AllowSingle, NotEmpty]
    public required IReadOnlyList<double> MaxLr { get; init; }

    /// <summary>Steps from the lowest rate to the highest; 2000 by default.</summary>
    [AtLeast(1)]
    public long StepSizeUp { get; init; } = 2000;

    /// <summary>Steps back; as many by default.</summary>
    [AtLeast(1)]
    public long? StepSizeDown { get; init; }

    /// <summary>How cycles shrink; by default they do not.</summary>
    public CyclicMode Mode { get; init; }

    /// <summary>The factor of each step in the mode <c>exp_range</c>; 1 by default.</summary>
    [AtLeast(0)]
    public double Gamma { get; init; } = 1;

    /// <summary>A function, which a plug-in has made known, that cycles are multiplied by in place of what the mode says; none by default.</summary>
    public ILearningRateFunctionOptions? ScaleFn { get; init; }

    /// <summary>What the function is of; by default the number of the cycle, from 1.</summary>
    public CycleScaleMode? ScaleMode { get; init; }

    /// <summary>Whether the momentum moves against the rate; true by default.</summary>
    public bool CycleMomentum { get; init; } = true;

    /// <summary>The momentum at the highest rate; 0.8 by default.</summary>
    [Range(0.0, 1.0)]
    [AllowSingle, NotEmpty]
    public IReadOnlyList<double> BaseMomentum { get; init; } = [0.8];

    /// <summary>The momentum at the lowest rate; 0.9 by default.</summary>
    [Range(0.0, 1.0)]
    [AllowSingle, NotEmpty]
    public IReadOnlyList<double> MaxMomentum { get; init; } = [0.9];

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (BaseLr.Count == 1 && MaxLr.Count == 1 && BaseLr[0] > MaxLr[0])
        {
            yield return new(nameof(BaseLr), $"is {BaseLr[0]:G}, which is above max_lr ({MaxLr[0]:G}).");
        }

        if (ScaleFn is null && ScaleMode is not null)
        {
            yield return new(nameof(ScaleMode), "is given, but there is no scale_fn; the mode says what cycles are scaled by.");
        }
    }

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length)
    {
        CycledMomentum.Require(optimizer, CycleMomentum, this, nameof(CycleMomentum));
        return new CyclicLR(optimizer, new()
        {
            BaseRate = GroupNumbers.Of(BaseLr, optimizer, this, nameof(BaseLr)),
            MaxRate = GroupNumbers.Of(MaxLr, optimizer, this, nameof(MaxLr)),
            StepsUp = StepSizeUp,
            StepsDown = StepSizeDown,
            Mode = Mode,
            Gamma = Gamma,
            Scale = ScaleFn is { } function ? function.FactorAt : null,
            ScalePerStep = ScaleMode == CycleScaleMode.Iterations,
            CycleMomentum = CycleMomentum,
            BaseMomentum = GroupNumbers.Of(BaseMomentum, optimizer, this, nameof(BaseMomentum)),
            MaxMomentum = GroupNumbers.Of(MaxMomentum, optimizer, this, nameof(MaxMomentum)),
        });
    }
}
