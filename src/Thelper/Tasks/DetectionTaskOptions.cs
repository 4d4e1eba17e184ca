using Thelper.Configuration;

namespace Thelper.Tasks;

/// <summary>The options of <see cref="Detection"/>.</summary>
public sealed record DetectionTaskOptions : ColouredTaskOptions
{
    /// <summary>The entry with the list of boxes; null where samples have none.</summary>
    public required string? BboxesKey { get; init; }

    /// <summary>The index of no object; by default that of a class named <c>background</c>, else none.</summary>
    public int? Background { get; init; }

    /// <summary>What is known of shapes and limits; nothing by default.</summary>
    [Inline]
    public TargetFormOptions Form { get; init; } = new();

    /// <inheritdoc/>
    public override LearningTask Create()
    {
        var classes = ReadClasses(contiguous: false);
        var colours = ReadColours(classes, Background);
        if (Detection.Problem(classes, Background, colours) is { } problem)
        {
            throw Refusal(Background is null ? nameof(ClassNames) : nameof(Background), $"does not fit: {problem}");
        }

        return new Detection(classes, InputKey, BboxesKey, MetaKeys, Background, colours) { Form = Form.Read() };
    }
}
