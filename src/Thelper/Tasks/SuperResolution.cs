namespace Thelper.Tasks;

/// <summary>Predicts an image with more detail. The target has the shape of the input.</summary>
public sealed class SuperResolution : Regression
{
    internal new const string TypeName = "thelper.tasks.SuperResolution";

    /// <summary>Makes a task.</summary>
    /// <param name="inputKey">The sample's entry with the image of little detail.</param>
    /// <param name="targetKey">The entry with the image of much detail; null where samples have none.</param>
    /// <param name="metaKeys">Entries that go along for reports; none by default.</param>
    /// <param name="form">What is known; a target shape must be the input shape, or be left out. Nothing by default.</param>
    /// <exception cref="ArgumentException">Shapes and limits contradict each other.</exception>
    public SuperResolution(
        string inputKey, string? targetKey, IReadOnlyList<string>? metaKeys = null, TargetForm? form = null)
        : base(inputKey, targetKey, metaKeys, SameShapes(form ?? TargetForm.Unknown))
    {
    }

    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.SuperResolution;

    /// <inheritdoc/>
    public override string Summary => "super-resolution";

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> ToPlainData()
    {
        var data = base.ToPlainData();
        data["type"] = TypeName;
        data.Remove("target_shape");
        return data;
    }

    internal static bool HasOneShape(TargetForm form) =>
        form is not { InputShape: { } input, TargetShape: { } target } || input.SequenceEqual(target);

    internal static new SuperResolution FromPlainData(TaskEntries entries) => new(
        entries.Text("input_key"), entries.OptionalText("target_key"), entries.Texts("meta_keys"), entries.Form());

    internal override LearningTask With(string? groundTruthKey, IReadOnlyList<string> metaKeys) =>
        new SuperResolution(InputKey, groundTruthKey, metaKeys, Form);

    internal override LearningTask MergedWith(LearningTask other) =>
        new SuperResolution(InputKey, GroundTruthKey, MetaKeys, Form.MergedWith(((Regression)other).Form));

    private static TargetForm SameShapes(TargetForm form)
    {
        if (!HasOneShape(form))
        {
            throw new ArgumentException(
                $"The target's shape [{string.Join(", ", form.TargetShape!)}] must be the input's, [{string.Join(", ", form.InputShape!)}].");
        }

        var shape = form.InputShape ?? form.TargetShape;
        return form with { InputShape = shape, TargetShape = shape };
    }
}
