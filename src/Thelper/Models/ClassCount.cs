using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Models;

/// <summary>The number of outputs of a classifier.</summary>
internal static class ClassCount
{
    /// <summary>The task's number of classes, which a number in the configuration must agree with.</summary>
    public static int For(LearningTask task, int? configured, IModelOptions options, string property)
    {
        if (task is not Classification classification)
        {
            throw new ModelException($"The model classifies, but the task is {task.Kind}.");
        }

        var count = classification.ClassNames.Count;
        return configured is null || configured == count ? count : throw new SettingException(
            options,
            property,
            $"is {configured}, but the data has {count} classes ({Listed(classification)}). "
            + "Leave it out, and the model takes the number from the data.");
    }

    private static string Listed(Classification task)
    {
        const int shown = 5;
        var more = task.ClassNames.Count > shown ? ", ..." : "";
        return string.Join(", ", task.ClassNames.Take(shown)) + more;
    }
}
