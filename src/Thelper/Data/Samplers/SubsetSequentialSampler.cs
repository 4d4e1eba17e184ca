namespace Thelper.Data.Samplers;

/// <summary>The options of <see cref="SubsetSequentialSampler"/>; there are none.</summary>
public sealed record SubsetSequentialSamplerOptions : ISamplerOptions
{
    bool ISamplerOptions.TakesScale => false;

    double? ISamplerOptions.Scale => null;

    /// <inheritdoc/>
    public ISampler Create(SampledSet set) => new SubsetSequentialSampler(set.Count);
}

/// <summary>Every sample once, in the order of the set.</summary>
/// <param name="count">How many samples there are.</param>
public sealed class SubsetSequentialSampler(int count) : ISampler
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public int[] Order(int epoch) => [.. Enumerable.Range(0, count)];
}
