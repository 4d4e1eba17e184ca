namespace Thelper.Metrics;

/// <summary>A metric that needs nothing but a few sums over the batches; those without a truth do not count.</summary>
public abstract class SumMetric : IMetric
{
    private readonly Window<Sums> _sums;

    /// <param name="count">How many sums.</param>
    /// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
    private protected SumMetric(int count, int? maxWinSize) => _sums = new(maxWinSize, () => new Sums(count));

    /// <inheritdoc/>
    public virtual Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public virtual string Unit => "";

    /// <summary>The sums so far; not to be changed.</summary>
    private protected Sums Total => _sums.Total;

    /// <inheritdoc/>
    public double Evaluate() => ValueOf(Total);

    /// <inheritdoc/>
    public void Reset() => _sums.Reset();

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _sums.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _sums.LoadState(state);

    /// <inheritdoc/>
    public void Update(Iteration iteration)
    {
        var bin = _sums.BinOf(iteration);
        if (iteration.HasTruth)
        {
            Add(iteration, bin);
        }
    }

    /// <summary>Adds a batch with a truth.</summary>
    private protected abstract void Add(Iteration iteration, Sums sums);

    /// <summary>The value; NaN where nothing was added.</summary>
    private protected abstract double ValueOf(Sums sums);
}
