using Thelper.Data;
using Thelper.Metrics;

namespace Thelper.Reports;

/// <summary>A report that is made from nothing but how often each class was taken for each other one.</summary>
/// <param name="outputs">The highest class index and one.</param>
/// <param name="format">How it is written.</param>
public abstract class ConfusionReport(int outputs, ReportFormat format) : IReporter
{
    private readonly ConfusionCounts _counts = new(outputs);
    private readonly ConfusionCounter _counter = new();

    /// <summary>What was counted so far.</summary>
    private protected ConfusionCounts Counts => _counts;

    /// <inheritdoc/>
    public string Extension => format.Extension();

    /// <inheritdoc/>
    public void Reset() => _counts.Clear();

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _counts.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _counts.LoadState(state);

    /// <inheritdoc/>
    public virtual void Check(Batch batch)
    {
    }

    /// <inheritdoc/>
    public void Update(Iteration iteration) => _counter.Add(iteration, _counts, WeightsOf(iteration.Sample));

    /// <inheritdoc/>
    public string? Report() => _counts.Total == 0 ? null : format switch
    {
        ReportFormat.Csv => WriteCsv(_counts),
        ReportFormat.Json => ReportJson.Document(ToPlainData(_counts)),
        _ => WriteText(_counts),
    };

    /// <summary>What each sample of a batch counts; null, the default, for 1.</summary>
    private protected virtual double[]? WeightsOf(Batch batch) => null;

    /// <summary>Writes the report as text.</summary>
    /// <param name="counts">Of at least one sample.</param>
    private protected abstract string WriteText(ConfusionCounts counts);

    /// <inheritdoc cref="WriteText"/>
    private protected abstract string WriteCsv(ConfusionCounts counts);

    /// <summary>The report as JSON has it.</summary>
    /// <inheritdoc cref="WriteText"/>
    private protected abstract OrderedDictionary<string, object?> ToPlainData(ConfusionCounts counts);
}
