using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>A metric from how often each class was taken for each other one; pixels with the don't-care value do not count.</summary>
/// <remarks>A sample without a prediction, whose scores are NaN, is wrong.</remarks>
public abstract class ConfusionMetric : IMetric
{
    private readonly Window<ConfusionCounts> _counts;
    private readonly ConfusionCounter _counter = new();

    /// <param name="classes">The classes.</param>
    /// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
    private protected ConfusionMetric(ClassMap classes, int? maxWinSize) =>
        _counts = new(maxWinSize, () => new ConfusionCounts(classes.OutputCount));

    /// <inheritdoc/>
    public Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public double Evaluate() => _counts.Total is { Total: > 0 } counts ? ValueOf(counts) : double.NaN;

    /// <inheritdoc/>
    public void Reset() => _counts.Reset();

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _counts.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _counts.LoadState(state);

    /// <inheritdoc/>
    public void Update(Iteration iteration)
    {
        var bin = _counts.BinOf(iteration);
        if (iteration.HasTruth)
        {
            _counter.Add(iteration, bin);
        }
    }

    /// <summary>The value of at least one sample.</summary>
    private protected abstract double ValueOf(ConfusionCounts counts);
}
