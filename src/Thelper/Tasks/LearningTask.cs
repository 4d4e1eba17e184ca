namespace Thelper.Tasks;

/// <summary>The kinds of tasks that trainers, models and metrics may support.</summary>
public enum TaskKind
{
    /// <summary>One class, or several, for a whole sample.</summary>
    Classification,
}

/// <summary>What a model is asked to do, and under which keys a sample holds what that needs.</summary>
/// <param name="inputKey">The sample's entry that goes into the model.</param>
/// <param name="groundTruthKey">The entry that the model should predict; null where samples have none.</param>
/// <param name="metaKeys">Entries that go along for reports, such as a path.</param>
public abstract class LearningTask(string inputKey, string? groundTruthKey, IReadOnlyList<string> metaKeys)
{
    /// <summary>The kind of task.</summary>
    public abstract TaskKind Kind { get; }

    /// <summary>The sample's entry that goes into the model.</summary>
    public string InputKey { get; } = inputKey;

    /// <summary>The entry that the model should predict; null where samples have none.</summary>
    public string? GroundTruthKey { get; } = groundTruthKey;

    /// <summary>Entries that go along for reports.</summary>
    public IReadOnlyList<string> MetaKeys { get; } = metaKeys;

    /// <summary>All keys, input first, each once and always in the same order.</summary>
    public IReadOnlyList<string> Keys =>
        [.. new[] { InputKey, GroundTruthKey }.Concat(MetaKeys).OfType<string>().Distinct()];

    /// <summary>The task as dictionaries, lists and text, for checkpoints; <see cref="TaskData.Read"/> reads it.</summary>
    public abstract OrderedDictionary<string, object?> ToPlainData();

    /// <summary>Whether two tasks ask for the same: equal kinds, keys and classes in the same order.</summary>
    /// <param name="other">The task to compare with.</param>
    public bool IsSameAs(LearningTask other) => TaskData.Equal(ToPlainData(), other.ToPlainData());
}
