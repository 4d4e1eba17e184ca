using Thelper.Configuration;

namespace Thelper.Tasks;

/// <summary>The options of <see cref="Segmentation"/>.</summary>
public sealed record SegmentationTaskOptions : ColouredTaskOptions
{
    /// <summary>The entry with the label map; null where samples have none.</summary>
    public required string? LabelMapKey { get; init; }

    /// <summary>The value of pixels that do not count; by default the index of a class named <c>dontcare</c>, else none.</summary>
    [ConfigKey("dontcare")]
    public int? DontCare { get; init; }

    /// <inheritdoc/>
    public override LearningTask Create()
    {
        var classes = ReadClasses(contiguous: false);
        var colours = ReadColours(classes, DontCare);
        if (Segmentation.Problem(classes, DontCare, colours) is { } problem)
        {
            throw Refusal(DontCare is null ? nameof(ClassNames) : nameof(DontCare), $"does not fit: {problem}");
        }

        return new Segmentation(classes, InputKey, LabelMapKey, MetaKeys, DontCare, colours);
    }
}
