namespace Thelper.Metrics;

/// <summary>What a metric adds up over batches, such that those of two sets of batches make that of both.</summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface ITally<in T> : IStateful
{
    /// <summary>Adds what another one, of the same kind and size, has seen.</summary>
    void Add(T other);

    /// <summary>Forgets what was seen.</summary>
    void Clear();
}
