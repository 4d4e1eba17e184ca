namespace Thelper.Tasks;

/// <summary>Samples with an input and perhaps a truth of a kind that is not described, such as images without labels.</summary>
/// <param name="inputKey">The sample's entry that goes into the model.</param>
/// <param name="groundTruthKey">The entry that the model should predict; null where samples have none.</param>
/// <param name="metaKeys">Entries that go along for reports; none by default.</param>
public sealed class GenericTask(string inputKey, string? groundTruthKey = null, IReadOnlyList<string>? metaKeys = null)
    : LearningTask(inputKey, groundTruthKey, metaKeys ?? [])
{
    internal const string TypeName = "thelper.tasks.Task";

    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Generic;

    /// <inheritdoc/>
    public override string Summary => GroundTruthKey is null ? "samples without truth" : "samples with truth of any kind";

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> ToPlainData() => TaskData.Of(TypeName, this, "gt_key");

    internal static GenericTask FromPlainData(TaskEntries entries) =>
        new(entries.Text("input_key"), entries.OptionalText("gt_key"), entries.Texts("meta_keys"));

    internal override LearningTask With(string? groundTruthKey, IReadOnlyList<string> metaKeys) =>
        new GenericTask(InputKey, groundTruthKey, metaKeys);

    internal override LearningTask MergedWith(LearningTask other) => this;

    internal override IEnumerable<TaskDifference> OwnDifferences(LearningTask other, bool exact) => [];
}
