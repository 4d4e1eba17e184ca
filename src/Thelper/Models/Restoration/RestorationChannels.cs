using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Models.Restoration;

/// <summary>What the models have in common that give images with more detail.</summary>
internal static class RestorationChannels
{
    /// <summary>The key that problems with channels are blamed on.</summary>
    private const string Key = "model.params.num_channels";

    /// <exception cref="ModelException">The task is none of images.</exception>
    public static void Require(LearningTask task)
    {
        if (task is not Regression)
        {
            throw new ModelException($"The model gives an image for an image, as a super-resolution or a regression asks for, but the task is {task.Kind}.");
        }
    }

    /// <summary>
    /// Gives a network images of as many channels as it takes: where images have more, the network works on one part of their
    /// channels after another, with the same weights. B×C×H×W to B×C×H'×W'.
    /// </summary>
    /// <param name="input">The images; C is a multiple of the network's channels.</param>
    /// <param name="channels">Those that the network takes and gives.</param>
    /// <param name="network">What is done to B·C/channels×channels×H×W.</param>
    public static Tensor Apply(Tensor input, int channels, Func<Tensor, Tensor> network)
    {
        var shape = input.Shape;
        if (shape.Length != 4 || shape[1] % channels != 0)
        {
            throw new ModelException(
                $"The model takes {channels} {(channels == 1 ? "channel" : "channels")} at a time ({Key}), of which the images' channels must be a multiple, but "
                + $"received a batch of the shape {string.Join("x", shape)}.");
        }

        var output = network(input.Reshape([shape[0] * shape[1] / channels, channels, shape[2], shape[3]]));
        return output.Reshape([shape[0], shape[1], output.Size(2), output.Size(3)]);
    }
}
