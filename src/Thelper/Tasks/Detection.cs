using Thelper.Vision;

namespace Thelper.Tasks;

/// <summary>Finds the objects in an image: a box and a class for each.</summary>
public sealed class Detection : LearningTask, IClassTask
{
    internal const string TypeName = "thelper.tasks.Detection";

    /// <summary>The class name whose index is the background's unless another is given.</summary>
    public const string BackgroundName = "background";

    private readonly TargetForm _form = TargetForm.Unknown;

    /// <summary>Makes a task whose classes are numbered from 0.</summary>
    /// <inheritdoc cref="Detection(ClassMap, string, string?, IReadOnlyList{string}?, int?, IReadOnlyDictionary{int, Colour}?)"/>
    public Detection(
        IReadOnlyList<string> classNames,
        string inputKey,
        string? boxesKey,
        IReadOnlyList<string>? metaKeys = null,
        int? background = null,
        IReadOnlyDictionary<int, Colour>? colourMap = null)
        : this(new ClassMap(classNames), inputKey, boxesKey, metaKeys, background, colourMap)
    {
    }

    /// <summary>Makes a task whose classes have the indices of the boxes.</summary>
    /// <param name="classNames">The classes.</param>
    /// <param name="inputKey">The sample's entry with the image.</param>
    /// <param name="boxesKey">The entry with the list of boxes; null where samples have none.</param>
    /// <param name="metaKeys">Entries that go along for reports; none by default.</param>
    /// <param name="background">The index that stands for no object: that of a class named <c>background</c>, or one that no
    /// class has. By default the former where there is such a class, else none.</param>
    /// <param name="colourMap">Colours by class index; none by default. Where there are any, the background is black unless it
    /// has a colour.</param>
    /// <exception cref="ArgumentException">The background is the index of another class, or a colour has no class.</exception>
    public Detection(
        ClassMap classNames,
        string inputKey,
        string? boxesKey,
        IReadOnlyList<string>? metaKeys = null,
        int? background = null,
        IReadOnlyDictionary<int, Colour>? colourMap = null)
        : base(inputKey, boxesKey, metaKeys ?? [])
    {
        if (Problem(classNames, background, colourMap) is { } problem)
        {
            throw new ArgumentException(problem);
        }

        Classes = classNames;
        Background = background ?? classNames.IndexOf(BackgroundName);
        ColourMap = ClassColours.Complete(colourMap, Background);
    }

    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Detection;

    /// <inheritdoc/>
    public ClassMap Classes { get; }

    /// <summary>The classes in the order of their indices.</summary>
    public IReadOnlyList<string> ClassNames => Classes.Names;

    /// <summary>Class names with the indices that boxes have.</summary>
    public IReadOnlyDictionary<string, int> ClassIndices => Classes.Indices;

    /// <summary>The sample's entry with the list of boxes; null where samples have none.</summary>
    public string? BoxesKey => GroundTruthKey;

    /// <summary>The index that stands for no object; null where there is none.</summary>
    public int? Background { get; }

    /// <summary>Colours by class index, and that of the background; empty where none were given.</summary>
    public IReadOnlyDictionary<int, Colour> ColourMap { get; }

    /// <summary>What is known of the shapes and limits of images and boxes; nothing by default.</summary>
    /// <exception cref="ArgumentException">Its parts contradict each other.</exception>
    public TargetForm Form
    {
        get => _form;
        init => _form = value.Checked();
    }

    /// <inheritdoc/>
    public override string Summary => $"detection of {TaskData.Counted(ClassNames.Count)}";

    /// <summary>The index of a class, or null where there is no class of that name.</summary>
    /// <param name="className">Upper and lower case count.</param>
    public int? IndexOf(string className) => Classes.IndexOf(className);

    /// <summary>The class of an index, or null where no class has it.</summary>
    /// <param name="index">The class of a box.</param>
    public string? NameOf(int index) => Classes.NameOf(index);

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> ToPlainData()
    {
        var data = TaskData.Of(TypeName, this, "bboxes_key");
        data.Insert(1, "class_names", TaskData.Plain(Classes));
        Form.AddTo(data);
        data.Add("background", TaskData.Plain(Background));
        data.Add("color_map", TaskData.Plain(ColourMap));
        return data;
    }

    /// <summary>What is wrong with the arguments, as a sentence; null where nothing is.</summary>
    internal static string? Problem(ClassMap classes, int? background, IReadOnlyDictionary<int, Colour>? colours) =>
        background is { } index && classes.IndexOf(BackgroundName) is { } own && own != index
            ? $"The background is {index}, but the class '{BackgroundName}' has the index {own}; leave the number out, or make it the same."
        : background is { } value && classes.NameOf(value) is { } name && name != BackgroundName
            ? $"The background is {value}, but that is the index of the class '{name}'; choose one that no class has."
        : ClassColours.Problem(colours, classes, background ?? classes.IndexOf(BackgroundName));

    internal static Detection FromPlainData(TaskEntries entries) => new(
        entries.Classes("class_names"),
        entries.Text("input_key"),
        entries.OptionalText("bboxes_key"),
        entries.Texts("meta_keys"),
        entries.OptionalInteger("background"),
        entries.Colours("color_map"))
    { Form = entries.Form() };

    internal override LearningTask With(string? groundTruthKey, IReadOnlyList<string> metaKeys) =>
        new Detection(Classes, InputKey, groundTruthKey, metaKeys, Background, ColourMap) { Form = Form };

    internal override LearningTask MergedWith(LearningTask other)
    {
        var next = (Detection)other;
        var classes = Classes.MergedWith(next.Classes, Background);
        var colours = ClassColours.Merge(ColourMap, next.ColourMap, next.Classes.TranslationTo(classes));
        return new Detection(classes, InputKey, GroundTruthKey, MetaKeys, Background, colours) { Form = Form.MergedWith(next.Form) };
    }

    internal override IEnumerable<TaskDifference> OwnDifferences(LearningTask other, bool exact)
    {
        var next = (Detection)other;
        return TaskDifference.Of("background", Background, next.Background).Concat(Form.DifferencesFrom(next.Form, exact));
    }
}
