using Thelper.Metrics;

namespace Thelper.Train;

/// <summary>A mean over samples, from the means of batches.</summary>
internal sealed class SampleMean : IStateful
{
    private double _sum;
    private long _samples;

    /// <summary>Null before the first batch.</summary>
    public double? Value => _samples == 0 ? null : _sum / _samples;

    public void Add(double mean, int samples)
    {
        _sum += mean * samples;
        _samples += samples;
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new() { ["sum"] = _sum, ["samples"] = _samples };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) =>
        (_sum, _samples) = ((double)state["sum"]!, (long)state["samples"]!);
}
