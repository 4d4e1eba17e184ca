using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Models;

/// <summary>The number of outputs of a classifier.</summary>
internal static class ClassCount
{
    /// <summary>The task's number of classes.</summary>
    /// <exception cref="ModelException">The task is of another kind.</exception>
    public static int For(LearningTask task) => Of(task).ClassNames.Count;

    /// <summary>The task's number of classes, which a number in the configuration must agree with.</summary>
    /// <param name="task">A classification.</param>
    /// <param name="configured">The number; null where there is none.</param>
    /// <param name="options">The options to blame.</param>
    /// <param name="property">The property with the number.</param>
    /// <exception cref="SettingException">The number is not the task's.</exception>
    /// <exception cref="ModelException">The task is of another kind.</exception>
    public static int For(LearningTask task, int? configured, IModelOptions options, string property)
    {
        var classification = Of(task);
        var count = classification.ClassNames.Count;
        return configured is null || configured == count ? count : throw new SettingException(
            options,
            property,
            $"is {configured}, but the data has {count} classes ({Listed(classification)}). "
            + "Leave it out, and the model takes the number from the data.");
    }

    private static Classification Of(LearningTask task) => task as Classification
        ?? throw new ModelException($"The model classifies, but the task is {task.Kind}.");

    private static string Listed(Classification task)
    {
        const int shown = 5;
        var more = task.ClassNames.Count > shown ? ", ..." : "";
        return string.Join(", ", task.ClassNames.Take(shown)) + more;
    }
}
