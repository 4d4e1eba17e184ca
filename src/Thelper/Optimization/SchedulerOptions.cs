using Thelper.Configuration;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>The options that all schedulers have in common.</summary>
public abstract record SchedulerOptions : ISchedulerOptions, IValidatedOptions
{
    /// <summary>Accepted for files of the Python original: only -1, the beginning, is possible. A resumed session goes on by itself.</summary>
    public long LastEpoch { get; init; } = -1;

    /// <summary>Accepted for files of the Python original, without effect: learning rates are shown and recorded in any case.</summary>
    public bool Verbose { get; init; }

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate()
    {
        if (LastEpoch != -1)
        {
            yield return new(
                nameof(LastEpoch), $"is {LastEpoch}, but a schedule begins with its session, and goes on where that was stopped; remove it.");
        }
    }

    /// <inheritdoc/>
    public abstract LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length);
}

/// <summary>Numbers for all groups of an optimizer, or one for each.</summary>
internal static class GroupNumbers
{
    /// <exception cref="SettingException">There is another count of numbers than of groups.</exception>
    public static PerGroup Of(IReadOnlyList<double> numbers, Optimizer optimizer, object options, string property)
    {
        RequireFit(numbers.Count, "numbers", optimizer, options, property);
        return new PerGroup(numbers);
    }

    /// <exception cref="SettingException">There is another count than of groups.</exception>
    public static void RequireFit(int count, string what, Optimizer optimizer, object options, string property)
    {
        if (count != 1 && count != optimizer.Groups.Count)
        {
            throw new SettingException(
                options, property, $"has {count} {what}, but the optimizer has "
                + $"{(optimizer.Groups.Count == 1 ? "1 group" : $"{optimizer.Groups.Count} groups")} of parameters; give one for all, or one for each.");
        }
    }
}
