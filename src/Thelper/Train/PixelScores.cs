using Thelper.Data;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>What scores of pixels must be, so that a loss can compare them with label maps.</summary>
internal static class PixelScores
{
    /// <param name="scores">Of a model.</param>
    /// <param name="images">How many it was given.</param>
    /// <param name="task">Has the classes.</param>
    /// <exception cref="ModelException">They are not B×K×H×W, K being the highest class index and one.</exception>
    public static void RequireClasses(Tensor scores, long images, Segmentation task)
    {
        var (shape, classes) = (scores.Shape, task.Classes.OutputCount);
        if (shape.Length != 4 || shape[0] != images || shape[1] != classes)
        {
            throw new ModelException(
                $"The model gives [{string.Join(", ", shape)}] for a batch of {images} images, but {task.Summary} takes "
                + $"{classes} scores for each pixel: [{images}, {classes}, height, width].");
        }
    }

    /// <param name="scores">B×K×H×W.</param>
    /// <param name="labels">From <see cref="LabelMapTargets.Of"/>.</param>
    /// <param name="task">Has the key of the label maps.</param>
    /// <param name="advice">What to do, as the end of a sentence.</param>
    /// <exception cref="DataException">They are of another size than the label maps.</exception>
    public static void RequireSize(Tensor scores, Tensor labels, Segmentation task, string advice)
    {
        var (given, wanted) = (scores.Shape, labels.Shape);
        if (given[2] != wanted[1] || given[3] != wanted[2])
        {
            throw new DataException(
                $"The scores are {given[3]}x{given[2]} pixels (width, height), but the label maps under '{task.LabelMapKey}' "
                + $"{wanted[2]}x{wanted[1]}; {advice}");
        }
    }
}
