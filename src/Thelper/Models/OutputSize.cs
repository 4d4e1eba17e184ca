using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Models;

/// <summary>How many numbers a model gives for a sample, and in which shape its task wants them.</summary>
/// <param name="Count">The numbers; at least 1.</param>
/// <param name="Shape">The shape of one sample's output; empty for a single number, as batches hold those in one dimension.
/// Its product is <paramref name="Count"/>.</param>
public sealed record OutputSize(int Count, IReadOnlyList<int> Shape)
{
    /// <summary>A score for each class.</summary>
    /// <param name="classes">Their number.</param>
    public static implicit operator OutputSize(int classes) => FromInt32(classes);

    /// <summary>A score for each class.</summary>
    /// <param name="classes">Their number.</param>
    public static OutputSize FromInt32(int classes) => new(classes, [classes]);

    /// <summary>B×<see cref="Count"/> as B×<see cref="Shape"/>.</summary>
    /// <param name="outputs">What the last layer gives.</param>
    public Tensor Arrange(Tensor outputs) =>
        Shape.Count == 1 ? outputs : outputs.Reshape([outputs.Size(0), .. Shape.Select(size => (long)size)]);

    /// <summary>
    /// What a task asks of a model that looks at a sample as a whole: a score for each class, or the numbers of a regression.
    /// </summary>
    /// <param name="task">A classification, or a regression; where its target's shape is unknown, one number is predicted.</param>
    /// <exception cref="ModelException">The task is of another kind.</exception>
    internal static OutputSize For(LearningTask task) => task switch
    {
        Classification => ClassCount.For(task),
        Regression { Kind: TaskKind.Regression, TargetShape: { } shape } =>
            new OutputSize(shape.Aggregate(1, (product, size) => checked(product * size)), shape),
        Regression { Kind: TaskKind.Regression } => new OutputSize(1, []),
        _ => throw new ModelException($"The model gives scores of classes or numbers, but the task is {task.Kind}."),
    };

    /// <summary>As <see cref="For(LearningTask)"/>, where a number in the configuration must agree with what the task tells.</summary>
    /// <param name="task">A classification, or a regression; where its target's shape is unknown, the number counts.</param>
    /// <param name="configured">The number of outputs in the configuration; null where there is none.</param>
    /// <param name="options">The options to blame.</param>
    /// <param name="property">The property with the number of outputs.</param>
    /// <exception cref="SettingException">The number in the configuration is not the task's.</exception>
    /// <exception cref="ModelException">The task is of another kind.</exception>
    internal static OutputSize For(LearningTask task, int? configured, IModelOptions options, string property) => task switch
    {
        Classification => ClassCount.For(task, configured, options, property),
        Regression regression when configured is { } count => Agreed(regression, count, options, property),
        _ => For(task),
    };

    private static OutputSize Agreed(Regression task, int configured, IModelOptions options, string property)
    {
        var known = For(task);
        if (configured == known.Count)
        {
            return known;
        }

        return task.TargetShape is null ? FromInt32(configured) : throw new SettingException(
            options,
            property,
            $"is {configured}, but the target's shape [{string.Join(", ", known.Shape)}] has {known.Count} "
            + $"{(known.Count == 1 ? "number" : "numbers")}. Leave it out, and the model takes the number from the task.");
    }
}
