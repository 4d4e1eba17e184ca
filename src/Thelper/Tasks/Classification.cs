namespace Thelper.Tasks;

/// <summary>Tells to which class a sample belongs.</summary>
public sealed class Classification : LearningTask
{
    internal const string TypeName = "thelper.tasks.Classification";

    private readonly Dictionary<string, int> _indices;

    /// <summary>Makes a task.</summary>
    /// <param name="classNames">In the order of their indices; a name that occurs twice is told apart by its position,
    /// as in <c>crane#0</c> and <c>crane#2</c>.</param>
    /// <param name="inputKey">The sample's entry with the image.</param>
    /// <param name="labelKey">The entry with the class, as a name or an index; null where samples have none.</param>
    /// <param name="metaKeys">Entries that go along for reports.</param>
    /// <exception cref="ArgumentException">There is no class.</exception>
    public Classification(
        IReadOnlyList<string> classNames, string inputKey, string? labelKey, IReadOnlyList<string>? metaKeys = null)
        : base(inputKey, labelKey, metaKeys ?? [])
    {
        if (classNames.Count == 0)
        {
            throw new ArgumentException("A classification needs at least one class.", nameof(classNames));
        }

        ClassNames = TellApart(classNames);
        _indices = ClassNames.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
    }

    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Classification;

    /// <summary>The classes in the order of their indices.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The index of a class, or null where there is no class of that name.</summary>
    /// <param name="className">Upper and lower case count.</param>
    public int? IndexOf(string className) => _indices.TryGetValue(className, out var index) ? index : null;

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> ToPlainData() => new()
    {
        ["type"] = TypeName,
        ["class_names"] = ClassNames.Cast<object?>().ToList(),
        ["input_key"] = InputKey,
        ["label_key"] = GroundTruthKey,
        ["meta_keys"] = MetaKeys.Cast<object?>().ToList(),
    };

    internal static Classification FromPlainData(IReadOnlyDictionary<string, object?> data) => new(
        TaskData.Texts(data, "class_names"),
        TaskData.Text(data, "input_key"),
        data.GetValueOrDefault("label_key") as string,
        TaskData.Texts(data, "meta_keys"));

    private static List<string> TellApart(IReadOnlyList<string> names)
    {
        var repeated = names.GroupBy(name => name).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet();
        return [.. names.Select((name, i) => repeated.Contains(name) ? $"{name}#{i}" : name)];
    }
}
