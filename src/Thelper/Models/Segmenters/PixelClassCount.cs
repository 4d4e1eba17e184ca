using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Models.Segmenters;

/// <summary>The number of scores that a model gives for each pixel.</summary>
internal static class PixelClassCount
{
    /// <summary>
    /// The task's highest class index and one, which a number in the configuration must agree with. Indices that no class has
    /// get scores too, so that those of a label map are those of the scores.
    /// </summary>
    public static int For(LearningTask task, int? configured, IModelOptions options, string property)
    {
        if (task is not Segmentation segmentation)
        {
            throw new ModelException($"The model finds the class of each pixel, but the task is {task.Kind}.");
        }

        var count = segmentation.Classes.OutputCount;
        return configured is null || configured == count ? count : throw new SettingException(
            options,
            property,
            $"is {configured}, but the class indices of the data go from 0 to {count - 1}, which takes {count}. Leave it out, and "
            + "the model takes the number from the data.");
    }
}
