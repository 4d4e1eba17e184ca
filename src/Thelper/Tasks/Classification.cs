namespace Thelper.Tasks;

/// <summary>Tells to which class a sample belongs, or to which classes.</summary>
public sealed class Classification : LearningTask, IClassTask
{
    internal const string TypeName = "thelper.tasks.Classification";

    /// <summary>Makes a task.</summary>
    /// <param name="classNames">In the order of their indices; a name that occurs twice is told apart by its position,
    /// as in <c>crane#0</c> and <c>crane#2</c>.</param>
    /// <param name="inputKey">The sample's entry with the image.</param>
    /// <param name="labelKey">The entry with the class, as a name or an index, or with several: a list of names, or a flag
    /// for each class; null where samples have none.</param>
    /// <param name="metaKeys">Entries that go along for reports.</param>
    /// <param name="multiLabel">Whether a sample may have several classes, or none.</param>
    /// <exception cref="ArgumentException">There is no class, or one has no name.</exception>
    public Classification(
        IReadOnlyList<string> classNames,
        string inputKey,
        string? labelKey,
        IReadOnlyList<string>? metaKeys = null,
        bool multiLabel = false)
        : base(inputKey, labelKey, metaKeys ?? [])
    {
        Classes = new ClassMap(classNames);
        MultiLabel = multiLabel;
    }

    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Classification;

    /// <summary>The classes; their indices have no gaps.</summary>
    public ClassMap Classes { get; }

    /// <summary>The classes in the order of their indices.</summary>
    public IReadOnlyList<string> ClassNames => Classes.Names;

    /// <summary>Whether a sample may have several classes, or none; false by default.</summary>
    public bool MultiLabel { get; }

    /// <inheritdoc/>
    public override string Summary =>
        $"{(MultiLabel ? "multi-label " : "")}classification into {TaskData.Counted(ClassNames.Count)}";

    /// <summary>The index of a class, or null where there is no class of that name.</summary>
    /// <param name="className">Upper and lower case count.</param>
    public int? IndexOf(string className) => Classes.IndexOf(className);

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> ToPlainData()
    {
        var data = TaskData.Of(TypeName, this, "label_key");
        data.Insert(1, "class_names", ClassNames.Cast<object?>().ToList());
        data.Add("multi_label", MultiLabel);
        return data;
    }

    internal static Classification FromPlainData(TaskEntries entries) => new(
        entries.Texts("class_names"),
        entries.Text("input_key"),
        entries.OptionalText("label_key"),
        entries.Texts("meta_keys"),
        entries.Flag("multi_label"));

    internal override LearningTask With(string? groundTruthKey, IReadOnlyList<string> metaKeys) =>
        new Classification(ClassNames, InputKey, groundTruthKey, metaKeys, MultiLabel);

    internal override LearningTask MergedWith(LearningTask other)
    {
        var next = (Classification)other;
        return new Classification(
            [.. ClassNames.Union(next.ClassNames)], InputKey, GroundTruthKey, MetaKeys, MultiLabel);
    }

    internal override IEnumerable<TaskDifference> OwnDifferences(LearningTask other, bool exact) =>
        TaskDifference.Of("multi_label", MultiLabel, ((Classification)other).MultiLabel);
}
