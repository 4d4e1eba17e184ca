using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>The shapes of a rise and fall.</summary>
public enum AnnealStrategy
{
    /// <summary>Half a cosine.</summary>
    Cos,

    /// <summary>A straight line.</summary>
    Linear,
}

/// <summary>
/// The parameters of <c>torch.optim.lr_scheduler.OneCycleLR</c>. The length of the cycle is that of the training unless it is
/// given.
/// </summary>
public sealed record OneCycleLROptions : SchedulerOptions
{
    /// <summary>The highest rate, or that of each group of the optimizer; the optimizer's own rate does not count.</summary>
    [Positive]
    [AllowSingle, NotEmpty]
    public required IReadOnlyList<double> MaxLr { get; init; }

    /// <summary>Steps of the cycle; by default <see cref="Epochs"/> times <see cref="StepsPerEpoch"/>.</summary>
    [AtLeast(1)]
    public long? TotalSteps { get; init; }

    /// <summary>Epochs of the cycle; by default those of the trainer.</summary>
    [AtLeast(1)]
    public int? Epochs { get; init; }

    /// <summary>Steps of an epoch; by default the batches of the training set, divided by the trainer's accumulate.</summary>
    [AtLeast(1)]
    public int? StepsPerEpoch { get; init; }

    /// <summary>The share of the steps in which the rate rises; 0.3 by default.</summary>
    [Range(0.0, 1.0)]
    public double PctStart { get; init; } = 0.3;

    /// <summary>The shape; half a cosine by default.</summary>
    public AnnealStrategy AnnealStrategy { get; init; }

    /// <summary>A function, which a plug-in has made known, that cycles are multiplied by in place of what the mode says; none by default.</summary>
    public ILearningRateFunctionOptions? ScaleFn { get; init; }

    /// <summary>What the function is of; by default the number of the cycle, from 1.</summary>
    public CycleScaleMode? ScaleMode { get; init; }

    /// <summary>Whether the momentum moves against the rate; true by default.</summary>
    public bool CycleMomentum { get; init; } = true;

    /// <summary>The momentum at the highest rate; 0.85 by default.</summary>
    [Range(0.0, 1.0)]
    [AllowSingle, NotEmpty]
    public IReadOnlyList<double> BaseMomentum { get; init; } = [0.85];

    /// <summary>The momentum at the lowest rates; 0.95 by default.</summary>
    [Range(0.0, 1.0)]
    [AllowSingle, NotEmpty]
    public IReadOnlyList<double> MaxMomentum { get; init; } = [0.95];

    /// <summary>The highest rate divided by the first; 25 by default.</summary>
    [Positive]
    public double DivFactor { get; init; } = 25;

    /// <summary>The first rate divided by the last; 10 000 by default.</summary>
    [Positive]
    public double FinalDivFactor { get; init; } = 1e4;

    /// <summary>Whether the rate comes down as it went up before it falls to the last; false by default.</summary>
    public bool ThreePhase { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (TotalSteps is not null && (Epochs ?? StepsPerEpoch) is not null)
        {
            yield return new(nameof(TotalSteps), "says how long the cycle is, and so do epochs and steps_per_epoch; remove one of the two.");
        }
    }

    /// <inheritdoc/>
    public override LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length)
    {
        CycledMomentum.Require(optimizer, CycleMomentum, this, nameof(CycleMomentum));
        return new OneCycleLR(optimizer, new()
        {
            MaxRate = GroupNumbers.Of(MaxLr, optimizer, this, nameof(MaxLr)),
            TotalSteps = StepsIn(length),
            RisingShare = PctStart,
            Linear = AnnealStrategy == AnnealStrategy.Linear,
            CycleMomentum = CycleMomentum,
            BaseMomentum = GroupNumbers.Of(BaseMomentum, optimizer, this, nameof(BaseMomentum)),
            MaxMomentum = GroupNumbers.Of(MaxMomentum, optimizer, this, nameof(MaxMomentum)),
            DivFactor = DivFactor,
            FinalDivFactor = FinalDivFactor,
            ThreePhase = ThreePhase,
        });
    }

    /// <summary>The steps of the cycle; behind its end there would be no rate worth training with.</summary>
    private long StepsIn(ScheduleLength length)
    {
        var steps = TotalSteps ?? ((long)(Epochs ?? length.Epochs) * (StepsPerEpoch ?? length.StepsPerEpoch));
        if (steps >= length.Steps)
        {
            return steps;
        }

        var (property, value) = TotalSteps is not null ? (nameof(TotalSteps), TotalSteps)
            : Epochs is not null ? (nameof(Epochs), Epochs) : (nameof(StepsPerEpoch), StepsPerEpoch);
        var cycle = TotalSteps is null ? $", which makes a cycle of {steps} steps" : "";
        throw new SettingException(
            this, property, $"is {value}{cycle}, but training has {length.Steps} steps; give more, or leave it out for a cycle as long as the training.");
    }
}

/// <summary>Schedulers that move the momentum too.</summary>
internal static class CycledMomentum
{
    /// <exception cref="SettingException">The optimizer has no momentum.</exception>
    public static void Require(Optimizer optimizer, bool isMoved, object options, string property)
    {
        if (isMoved && optimizer.Momentum is null)
        {
            throw new SettingException(options, property, "is true, which is the default, but the optimizer has no momentum; set it to false.");
        }
    }
}
