using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>An auto-encoder whose outputs are known to fit its images: what does not would be broadcast, and learned from.</summary>
/// <param name="model">Stays the caller's.</param>
/// <param name="task">Has the classes.</param>
internal sealed class CheckedAutoEncoder(Module<Tensor, AutoEncoderOutput> model, LearningTask task)
{
    /// <summary>The outputs of the model.</summary>
    /// <param name="images">B×C×H×W.</param>
    /// <exception cref="ModelException">
    /// The reconstruction has another shape than the images, or there is not one score for each class and image.
    /// </exception>
    public AutoEncoderOutput Forward(Tensor images)
    {
        var output = model.Forward(images);
        if (!output.Reconstruction.Shape.AsSpan().SequenceEqual(images.Shape))
        {
            throw new ModelException(
                $"The model {model.GetType().Name} gives reconstructions [{Text(output.Reconstruction)}] of images [{Text(images)}]; "
                + "the shapes must be the same.");
        }

        if (task is Classification classes)
        {
            RequireScores(output.Scores, images.Size(0), classes);
        }

        return output;
    }

    private void RequireScores(Tensor scores, long images, Classification classes)
    {
        var count = classes.Classes.OutputCount;
        if (!scores.Shape.AsSpan().SequenceEqual([images, count]))
        {
            throw new ModelException(
                $"The model {model.GetType().Name} gives scores [{Text(scores)}] for a batch of {images} images, but {task.Summary} takes "
                + $"[{images}, {count}].");
        }
    }

    private static string Text(Tensor tensor) => string.Join(", ", tensor.Shape);
}
