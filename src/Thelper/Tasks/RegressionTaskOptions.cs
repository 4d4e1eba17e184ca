using Thelper.Configuration;

namespace Thelper.Tasks;

/// <summary>The options of <see cref="Regression"/>.</summary>
public sealed record RegressionTaskOptions : TaskOptions
{
    /// <summary>The entry with the numbers; null where samples have none.</summary>
    public required string? TargetKey { get; init; }

    /// <summary>What is known of shapes, type and limits; nothing by default.</summary>
    [Inline]
    public TargetFormOptions Form { get; init; } = new();

    /// <inheritdoc/>
    public override LearningTask Create() => new Regression(InputKey, TargetKey, MetaKeys, Form.Read());
}

/// <summary>The options of <see cref="SuperResolution"/>.</summary>
public sealed record SuperResolutionTaskOptions : TaskOptions
{
    /// <summary>The entry with the image of much detail; null where samples have none.</summary>
    public required string? TargetKey { get; init; }

    /// <summary>What is known of shapes, type and limits; nothing by default.</summary>
    [Inline]
    public TargetFormOptions Form { get; init; } = new();

    /// <inheritdoc/>
    public override LearningTask Create()
    {
        var form = Form.Read();
        return SuperResolution.HasOneShape(form) ? new SuperResolution(InputKey, TargetKey, MetaKeys, form)
            : throw Refusal(nameof(Form), "has a target_shape that is not the input_shape; leave it out.");
    }
}
