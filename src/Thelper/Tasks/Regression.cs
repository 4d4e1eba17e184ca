using Thelper.Torch;

namespace Thelper.Tasks;

/// <summary>Predicts numbers.</summary>
public class Regression : LearningTask
{
    internal const string TypeName = "thelper.tasks.Regression";

    /// <summary>Makes a task.</summary>
    /// <param name="inputKey">The sample's entry that goes into the model.</param>
    /// <param name="targetKey">The entry with the numbers; null where samples have none.</param>
    /// <param name="metaKeys">Entries that go along for reports; none by default.</param>
    /// <param name="form">What is known of the shapes, type and limits; nothing by default.</param>
    /// <exception cref="ArgumentException">Shapes and limits contradict each other.</exception>
    public Regression(string inputKey, string? targetKey, IReadOnlyList<string>? metaKeys = null, TargetForm? form = null)
        : base(inputKey, targetKey, metaKeys ?? []) => Form = (form ?? TargetForm.Unknown).Checked();

    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Regression;

    /// <summary>What is known of the shapes, type and limits.</summary>
    public TargetForm Form { get; }

    /// <summary>The sample's entry with the numbers; null where samples have none.</summary>
    public string? TargetKey => GroundTruthKey;

    /// <inheritdoc cref="TargetForm.InputShape"/>
    public IReadOnlyList<int>? InputShape => Form.InputShape;

    /// <inheritdoc cref="TargetForm.TargetShape"/>
    public IReadOnlyList<int>? TargetShape => Form.TargetShape;

    /// <inheritdoc cref="TargetForm.TargetType"/>
    public ScalarType? TargetType => Form.TargetType;

    /// <inheritdoc cref="TargetForm.TargetMin"/>
    public IReadOnlyList<double>? TargetMin => Form.TargetMin;

    /// <inheritdoc cref="TargetForm.TargetMax"/>
    public IReadOnlyList<double>? TargetMax => Form.TargetMax;

    /// <inheritdoc/>
    public override string Summary =>
        TargetShape is null ? "regression" : $"regression to the shape [{string.Join(", ", TargetShape)}]";

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> ToPlainData()
    {
        var data = TaskData.Of(TypeName, this, "target_key");
        Form.AddTo(data);
        return data;
    }

    internal static Regression FromPlainData(TaskEntries entries) => new(
        entries.Text("input_key"), entries.OptionalText("target_key"), entries.Texts("meta_keys"), entries.Form());

    internal override LearningTask With(string? groundTruthKey, IReadOnlyList<string> metaKeys) =>
        new Regression(InputKey, groundTruthKey, metaKeys, Form);

    internal override LearningTask MergedWith(LearningTask other) =>
        new Regression(InputKey, GroundTruthKey, MetaKeys, Form.MergedWith(((Regression)other).Form));

    internal override IEnumerable<TaskDifference> OwnDifferences(LearningTask other, bool exact) =>
        Form.DifferencesFrom(((Regression)other).Form, exact);
}
