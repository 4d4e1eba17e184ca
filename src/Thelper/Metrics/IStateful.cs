namespace Thelper.Metrics;

/// <summary>
/// Something that adds up while a session runs, and can go on from any batch: what it holds can be written into a checkpoint
/// and read from it.
/// </summary>
public interface IStateful
{
    /// <summary>
    /// All that was added up so far: dictionaries with text keys, lists, texts, long, double, bool, null and tensors, which the
    /// innermost scope or their owner frees.
    /// </summary>
    OrderedDictionary<string, object?> SaveState();

    /// <summary>Goes back to a state that <see cref="SaveState"/> gave.</summary>
    /// <param name="state">Of the same kind of object with the same options; tensors are copied.</param>
    void LoadState(IReadOnlyDictionary<string, object?> state);
}
