using Thelper.Vision;

namespace Thelper.Tasks;

/// <summary>Tells to which class each pixel belongs. Label maps hold class indices.</summary>
public sealed class Segmentation : LearningTask, IClassTask
{
    internal const string TypeName = "thelper.tasks.Segmentation";

    /// <summary>The class name that stands for the don't-care value and is no class.</summary>
    public const string DontCareName = "dontcare";

    /// <summary>Makes a task whose classes are numbered from 0.</summary>
    /// <inheritdoc cref="Segmentation(ClassMap, string, string?, IReadOnlyList{string}?, int?, IReadOnlyDictionary{int, Colour}?)"/>
    public Segmentation(
        IReadOnlyList<string> classNames,
        string inputKey,
        string? labelMapKey,
        IReadOnlyList<string>? metaKeys = null,
        int? dontCare = null,
        IReadOnlyDictionary<int, Colour>? colourMap = null)
        : this(new ClassMap(classNames), inputKey, labelMapKey, metaKeys, dontCare, colourMap)
    {
    }

    /// <summary>Makes a task whose classes have the indices of the label maps.</summary>
    /// <param name="classNames">The classes. One named <c>dontcare</c> is taken out; its index is the don't-care value unless
    /// another is given. A class named <c>background</c> is one like others.</param>
    /// <param name="inputKey">The sample's entry with the image.</param>
    /// <param name="labelMapKey">The entry with the label map; null where samples have none.</param>
    /// <param name="metaKeys">Entries that go along for reports; none by default.</param>
    /// <param name="dontCare">The value of pixels that do not count; none by default.</param>
    /// <param name="colourMap">Colours by class index; none by default. Where there are any, the don't-care value is black
    /// unless it has a colour.</param>
    /// <exception cref="ArgumentException">No class is left, the don't-care value is the index of a class, or a colour has no
    /// class.</exception>
    public Segmentation(
        ClassMap classNames,
        string inputKey,
        string? labelMapKey,
        IReadOnlyList<string>? metaKeys = null,
        int? dontCare = null,
        IReadOnlyDictionary<int, Colour>? colourMap = null)
        : base(inputKey, labelMapKey, metaKeys ?? [])
    {
        if (Problem(classNames, dontCare, colourMap) is { } problem)
        {
            throw new ArgumentException(problem);
        }

        var (classes, ignored) = Divide(classNames, dontCare);
        (Classes, DontCare) = (classes!, ignored);
        ColourMap = ClassColours.Complete(colourMap, DontCare);
    }

    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Segmentation;

    /// <inheritdoc/>
    public ClassMap Classes { get; }

    /// <summary>The classes in the order of their indices.</summary>
    public IReadOnlyList<string> ClassNames => Classes.Names;

    /// <summary>Class names with their indices in label maps.</summary>
    public IReadOnlyDictionary<string, int> ClassIndices => Classes.Indices;

    /// <summary>The sample's entry with the label map; null where samples have none.</summary>
    public string? LabelMapKey => GroundTruthKey;

    /// <summary>The value of pixels that do not count; null where all count.</summary>
    public int? DontCare { get; }

    /// <summary>Colours by class index, and that of the don't-care value; empty where none were given.</summary>
    public IReadOnlyDictionary<int, Colour> ColourMap { get; }

    /// <inheritdoc/>
    public override string Summary => $"segmentation into {TaskData.Counted(ClassNames.Count)}";

    /// <summary>The index of a class, or null where there is no class of that name.</summary>
    /// <param name="className">Upper and lower case count.</param>
    public int? IndexOf(string className) => Classes.IndexOf(className);

    /// <summary>The class of an index, or null where no class has it, as the don't-care value.</summary>
    /// <param name="index">A value of a label map.</param>
    public string? NameOf(int index) => Classes.NameOf(index);

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> ToPlainData()
    {
        var data = TaskData.Of(TypeName, this, "label_map_key");
        data.Insert(1, "class_names", TaskData.Plain(Classes));
        data.Add("dontcare", TaskData.Plain(DontCare));
        data.Add("color_map", TaskData.Plain(ColourMap));
        return data;
    }

    /// <summary>What is wrong with the arguments, as a sentence; null where nothing is.</summary>
    internal static string? Problem(ClassMap all, int? dontCare, IReadOnlyDictionary<int, Colour>? colours)
    {
        var (classes, ignored) = Divide(all, dontCare);
        if (classes is null)
        {
            return $"The only class is '{DontCareName}', which is none; name those that pixels can belong to.";
        }

        if (ignored is { } value && classes.NameOf(value) is { } name)
        {
            return $"The don't-care value is {value}, but that is the index of the class '{name}'; choose a value that no class has, such as 255.";
        }

        // Someone who left the name's place free and someone who did not would mean other indices.
        return all.IndexOf(DontCareName) is { } place && place != ignored && place < classes.OutputCount
            ? $"The class '{DontCareName}' has the index {place}, but the don't-care value is {ignored}; take '{DontCareName}' out of "
            + "the classes, and give the others their indices."
            : ClassColours.Problem(colours, classes, ignored);
    }

    internal static Segmentation FromPlainData(TaskEntries entries) => new(
        entries.Classes("class_names"),
        entries.Text("input_key"),
        entries.OptionalText("label_map_key"),
        entries.Texts("meta_keys"),
        entries.OptionalInteger("dontcare"),
        entries.Colours("color_map"));

    internal override LearningTask With(string? groundTruthKey, IReadOnlyList<string> metaKeys) =>
        new Segmentation(Classes, InputKey, groundTruthKey, metaKeys, DontCare, ColourMap);

    internal override LearningTask MergedWith(LearningTask other)
    {
        var next = (Segmentation)other;
        var classes = Classes.MergedWith(next.Classes, DontCare);
        var colours = ClassColours.Merge(ColourMap, next.ColourMap, next.Classes.TranslationTo(classes));
        return new Segmentation(classes, InputKey, GroundTruthKey, MetaKeys, DontCare, colours);
    }

    internal override IEnumerable<TaskDifference> OwnDifferences(LearningTask other, bool exact) =>
        TaskDifference.Of("dontcare", DontCare, ((Segmentation)other).DontCare);

    private static (ClassMap? Classes, int? DontCare) Divide(ClassMap all, int? dontCare) =>
        all.IndexOf(DontCareName) is { } index ? (all.Without(DontCareName), dontCare ?? index) : (all, dontCare);
}
