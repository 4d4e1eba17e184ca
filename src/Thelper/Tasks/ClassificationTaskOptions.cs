namespace Thelper.Tasks;

/// <summary>The options of <see cref="Classification"/>; indices in <c>class_names</c> must be without gaps.</summary>
public sealed record ClassificationTaskOptions : ClassTaskOptions
{
    /// <summary>The entry with the class, or the classes; null where samples have none.</summary>
    public required string? LabelKey { get; init; }

    /// <summary>Whether a sample may have several classes, or none; false by default.</summary>
    public bool MultiLabel { get; init; }

    /// <inheritdoc/>
    public override LearningTask Create() =>
        new Classification(ReadClasses(contiguous: true).Names, InputKey, LabelKey, MetaKeys, MultiLabel);
}
