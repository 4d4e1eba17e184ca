namespace Thelper.Tasks;

/// <summary>How many classes a sample may have.</summary>
public enum LabelCount
{
    /// <summary>One, or several.</summary>
    Any,

    /// <summary>Exactly one.</summary>
    One,

    /// <summary>Several, or none: the task is a multi-label classification.</summary>
    Several,
}

/// <summary>
/// Says of a component's options which tasks it is for. With data for another task, a configuration that names it is refused at
/// the name's line. A component without this attribute is not asked.
/// </summary>
/// <param name="kinds">The kinds of tasks; at least one.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SupportsAttribute(params TaskKind[] kinds) : Attribute
{
    /// <summary>The kinds of tasks.</summary>
    public IReadOnlyList<TaskKind> Kinds { get; } = kinds;

    /// <summary>Which classifications; any by default. Other tasks are not concerned.</summary>
    public LabelCount Labels { get; init; }

    /// <summary>Whether a task is among those.</summary>
    /// <param name="task">Any task.</param>
    public bool Includes(LearningTask task) => Kinds.Contains(task.Kind)
        && (task is not Classification { MultiLabel: var several } || Labels == LabelCount.Any || several == (Labels == LabelCount.Several));

    /// <summary>The tasks in words, such as <c>classification and segmentation</c>.</summary>
    /// <param name="task">The task that is not among them.</param>
    internal string Describe(LearningTask task)
    {
        string[] words = [.. Kinds.Select(kind => Word(kind, isClassification: task is Classification))];
        return words.Length < 2 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
    }

    private string Word(TaskKind kind, bool isClassification) => kind switch
    {
        TaskKind.Classification when Labels == LabelCount.Several => "multi-label classification",
        TaskKind.Classification when Labels == LabelCount.One && isClassification => "single-label classification",
        TaskKind.SuperResolution => "super-resolution",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
