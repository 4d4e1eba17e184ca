using Thelper.Configuration;

namespace Thelper.Data.Samplers;

/// <summary>The options of <see cref="SubsetRandomSampler"/>.</summary>
public sealed record SubsetRandomSamplerOptions : ISamplerOptions
{
    /// <summary>The length of an epoch as a multiple of the set's; by default that of the set's own scale.</summary>
    [AtLeast(0)]
    public double? Scale { get; init; }

    bool ISamplerOptions.TakesScale => true;

    /// <inheritdoc/>
    public ISampler Create(SampledSet set) => new SubsetRandomSampler(set.Count, set.ScaledCount, set.Seed);
}

/// <summary>
/// Every sample once in an order that each epoch has for itself. Longer epochs have every sample as often as any other,
/// or once more.
/// </summary>
/// <param name="size">How many samples the set has.</param>
/// <param name="count">How many an epoch has.</param>
/// <param name="seed">Of the order.</param>
public sealed class SubsetRandomSampler(int size, int count, ulong seed) : ISampler
{
    /// <inheritdoc/>
    public int Count { get; } = size == 0 ? 0 : count;

    /// <inheritdoc/>
    public int[] Order(int epoch)
    {
        var random = new CounterRandom(seed, (uint)epoch, 0, RandomPurpose.Order);
        var order = new int[Count];
        Permutations.Draw([.. Enumerable.Range(0, size)], order, ref random);
        if (Count > size)
        {
            random.Shuffle<int>(order);
        }

        return order;
    }
}
