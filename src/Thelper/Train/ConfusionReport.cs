using System.Globalization;
using Thelper.Metrics;

namespace Thelper.Train;

/// <summary>A text report that is made from nothing but how often each class was taken for each other one.</summary>
/// <param name="classes">The number of classes.</param>
public abstract class ConfusionReport(int classes) : IReporter
{
    private readonly ConfusionCounts _counts = new(classes);

    /// <inheritdoc/>
    public string Extension => "txt";

    /// <inheritdoc/>
    public void Reset() => _counts.Reset();

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _counts.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _counts.LoadState(state);

    /// <inheritdoc/>
    public void Update(Iteration iteration) => _counts.Add(iteration);

    /// <inheritdoc/>
    public string? Report() => _counts.Total == 0 ? null : Write(_counts);

    /// <summary>Writes the report.</summary>
    /// <param name="counts">Of at least one sample.</param>
    private protected abstract string Write(ConfusionCounts counts);

    private protected static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
