namespace Thelper.Metrics;

/// <summary>
/// A metric that a function computes: one of those known under scikit-learn's names, or a plug-in's. It sees all samples but
/// those without a truth and pixels with the don't-care value. NaN where there is nothing to compute a value from.
/// </summary>
/// <remarks>
/// Predicted classes are kept as counts. Scores take 5 bytes for each sample, numbers 16. A sample whose scores are NaN is
/// predicted as none of the classes; without a class of interest a plug-in's function sees the class −1, and scikit-learn's
/// count a wrong prediction of no class.
/// </remarks>
public sealed class ExternalMetric : IMetric
{
    private readonly ExternalMetricOptions _options;
    private readonly IReadOnlyDictionary<string, object?> _arguments;
    private readonly IExternalSamples _samples;

    internal ExternalMetric(ExternalMetricOptions options, IExternalSamples samples) =>
        (_options, _arguments, _samples) = (options, options.Arguments, samples);

    /// <inheritdoc/>
    public Goal Goal => _options.MetricGoal;

    /// <inheritdoc/>
    public string Unit => "";

    /// <summary>
    /// Whether the value may be asked for after each batch: where the configuration allows it and classes are counted, because
    /// of scores and numbers a value is computed from all samples anew.
    /// </summary>
    public bool IsLive => _options.LiveEval && _samples.AreCounts;

    /// <inheritdoc/>
    public double Evaluate() =>
        _samples.Current is { Targets.Count: > 0 } samples ? _options.MetricName.Function(samples, _arguments) : double.NaN;

    /// <inheritdoc/>
    public void Reset() => _samples.Reset();

    /// <inheritdoc/>
    public void Update(Iteration iteration) => _samples.Update(iteration);

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _samples.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _samples.LoadState(state);
}
