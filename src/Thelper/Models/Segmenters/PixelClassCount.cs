using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Models.Segmenters;

/// <summary>The number of scores that a model gives for each pixel.</summary>
internal static class PixelClassCount
{
    /// <summary>
    /// The task's highest class index and one. Indices that no class has get scores too, so that those of a label map are those of
    /// the scores.
    /// </summary>
    /// <exception cref="ModelException">The task is of another kind.</exception>
    public static int For(LearningTask task) => task is Segmentation segmentation
        ? segmentation.Classes.OutputCount
        : throw new ModelException($"The model finds the class of each pixel, but the task is {task.Kind}.");

    /// <summary>As <see cref="For(LearningTask)"/>, where a number in the configuration must agree.</summary>
    /// <param name="task">A segmentation.</param>
    /// <param name="configured">The number; null where there is none.</param>
    /// <param name="options">The options to blame.</param>
    /// <param name="property">The property with the number.</param>
    /// <exception cref="SettingException">The number is not the task's.</exception>
    /// <exception cref="ModelException">The task is of another kind.</exception>
    public static int For(LearningTask task, int? configured, IModelOptions options, string property)
    {
        var count = For(task);
        return configured is null || configured == count ? count : throw new SettingException(
            options,
            property,
            $"is {configured}, but the class indices of the data go from 0 to {count - 1}, which takes {count}. Leave it out, and "
            + "the model takes the number from the data.");
    }
}
