using System.Globalization;
using Thelper.Configuration;
using Thelper.Metrics;

namespace Thelper.Train;

/// <summary>The <c>early_stopping</c> part of a trainer's section.</summary>
public sealed record EarlyStoppingOptions
{
    /// <summary>Training ends after this many epochs in which the monitored value did not become better.</summary>
    [AtLeast(1)]
    public required int Patience { get; init; }

    /// <summary>A change of no more than this is no progress; 0 by default, in the unit of the value.</summary>
    [AtLeast(0)]
    public double MinDelta { get; init; }
}

/// <summary>Knows when there is no more progress to be expected.</summary>
/// <param name="options">How long to wait.</param>
internal sealed class EarlyStopping(EarlyStoppingOptions options) : IStateful
{
    private double? _reference;
    private long _epochsWithout;

    /// <summary>Whether training should end.</summary>
    public bool IsDue => _epochsWithout >= options.Patience;

    /// <summary>The sentence about the end of training.</summary>
    /// <param name="metric">The monitored one.</param>
    public string Explain(string metric)
    {
        var change = options.MinDelta > 0 ? string.Create(CultureInfo.InvariantCulture, $" by more than {options.MinDelta}") : "";
        return $"{metric} did not become better{change} for {(options.Patience == 1 ? "1 epoch" : $"{options.Patience} epochs")}.";
    }

    /// <summary>Looks at the monitored value of an epoch; one that is no number is no progress.</summary>
    public void Observe(double value, Goal goal)
    {
        var gain = goal == Goal.Maximize ? value - _reference : _reference - value;
        var isProgress = _reference is null ? !double.IsNaN(value) : gain > options.MinDelta;
        (_reference, _epochsWithout) = isProgress ? (value, 0) : (_reference, _epochsWithout + 1);
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new() { ["reference"] = _reference, ["epochs_without"] = _epochsWithout };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) =>
        (_reference, _epochsWithout) = (state["reference"] as double?, (long)state["epochs_without"]!);
}
