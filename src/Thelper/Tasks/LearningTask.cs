namespace Thelper.Tasks;

/// <summary>The kinds of tasks that trainers, models and metrics may support.</summary>
public enum TaskKind
{
    /// <summary>Samples of which nothing is to be predicted that a kind below describes.</summary>
    Generic,

    /// <summary>One class, or several, for a whole sample.</summary>
    Classification,

    /// <summary>A class for every pixel.</summary>
    Segmentation,

    /// <summary>Boxes with a class each.</summary>
    Detection,

    /// <summary>Numbers.</summary>
    Regression,

    /// <summary>An image with more detail, of the shape of the input.</summary>
    SuperResolution,
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

    /// <summary>The task in a few words for people, such as <c>classification into 3 classes</c>.</summary>
    public abstract string Summary { get; }

    /// <summary>The task as dictionaries, lists and text, for checkpoints; <see cref="TaskData.Read"/> reads it.</summary>
    public abstract OrderedDictionary<string, object?> ToPlainData();

    /// <summary>Whether two tasks ask for the same: equal kinds, keys and classes in the same order.</summary>
    /// <param name="other">The task to compare with.</param>
    public bool IsSameAs(LearningTask other) => TaskData.Equal(ToPlainData(), other.ToPlainData());

    /// <summary>Whether what was made for this task, such as a model, can be used for another one.</summary>
    /// <param name="other">The task of the data at hand.</param>
    /// <param name="exact">True where nothing may differ; false where this task may know more classes and meta keys, one of
    /// the two may lack the truth, and <paramref name="other"/> may be a task without any truth.</param>
    /// <param name="difference">What differs, as a sentence; null where nothing does.</param>
    public bool IsCompatible(LearningTask other, bool exact, out string? difference)
    {
        string[] differences = [.. TaskDifferences.Between(this, other, exact)];
        difference = differences.Length == 0 ? null : $"The tasks differ: {string.Join("; ", differences)}.";
        return difference is null;
    }

    /// <summary>The same task with other keys.</summary>
    internal abstract LearningTask With(string? groundTruthKey, IReadOnlyList<string> metaKeys);

    /// <summary>What both tasks ask for, with this one's keys.</summary>
    /// <param name="other">A task that <see cref="TaskMerger"/> found no contradiction in.</param>
    internal abstract LearningTask MergedWith(LearningTask other);

    /// <summary>What differs between two tasks of one kind besides their keys, classes and colours.</summary>
    internal abstract IEnumerable<TaskDifference> OwnDifferences(LearningTask other, bool exact);
}
