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
    /// <param name="task">A classification, or a regression; where its target's shape is unknown, the number in the
    /// configuration counts, and one number is predicted by default.</param>
    /// <param name="configured">The number of outputs in the configuration, which must agree with the task.</param>
    /// <param name="options">The options to blame.</param>
    /// <param name="property">The property with the number of outputs.</param>
    /// <exception cref="SettingException">The number in the configuration is not the task's.</exception>
    /// <exception cref="ModelException">The task is of another kind.</exception>
    internal static OutputSize For(LearningTask task, int? configured, IModelOptions options, string property) => task switch
    {
        Classification => ClassCount.For(task, configured, options, property),
        Regression { Kind: TaskKind.Regression } regression => Numbers(regression.TargetShape, configured, options, property),
        _ => throw new ModelException($"The model gives scores of classes or numbers, but the task is {task.Kind}."),
    };

    private static OutputSize Numbers(IReadOnlyList<int>? shape, int? configured, IModelOptions options, string property)
    {
        if (shape is null)
        {
            return configured is null or 1 ? new OutputSize(1, []) : FromInt32(configured.Value);
        }

        var count = shape.Aggregate(1, (product, size) => checked(product * size));
        return configured is null || configured == count ? new OutputSize(count, shape) : throw new SettingException(
            options,
            property,
            $"is {configured}, but the target's shape [{string.Join(", ", shape)}] has {count} {(count == 1 ? "number" : "numbers")}. "
            + "Leave it out, and the model takes the number from the task.");
    }
}
