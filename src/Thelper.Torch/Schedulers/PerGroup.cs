using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>A number for all groups of an optimizer, or one for each.</summary>
/// <param name="Values">At least one.</param>
public readonly record struct PerGroup(IReadOnlyList<double> Values)
{
    /// <summary>The same number for all groups.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator PerGroup(double value) => FromDouble(value);

    /// <summary>The same number for all groups.</summary>
    /// <param name="value">The number.</param>
    public static PerGroup FromDouble(double value) => new([value]);

    /// <summary>The number of a group.</summary>
    /// <param name="group">Its index.</param>
    public double this[int group] => Values.Count == 1 ? Values[0] : Values[group];

    /// <summary>The numbers of all groups of an optimizer.</summary>
    internal List<object?> All(Optimizer optimizer)
    {
        var numbers = this;
        return [.. optimizer.Groups.Select((_, group) => (object?)numbers[group])];
    }

    /// <exception cref="ArgumentException">There is neither one number nor one for each group.</exception>
    internal PerGroup RequireFit(Optimizer optimizer) => Values.Count == 1 || Values.Count == optimizer.Groups.Count
        ? this
        : throw new ArgumentException($"There are {Values.Count} numbers, but the optimizer has {optimizer.Groups.Count} groups.");
}
