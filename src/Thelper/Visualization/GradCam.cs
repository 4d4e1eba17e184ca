using Thelper.Data;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Visualization;

/// <summary>
/// Where in an image a model sees a class: the maps of Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via
/// Gradient-based Localization" (2017). Each channel of a layer's output is weighted by the mean of the derivative of the class's
/// score by its elements; what is positive in the weighted sum of the channels is the map.
/// </summary>
/// <param name="model">Gives B×classes; its parameters and their gradients stay as they are.</param>
/// <param name="layer">A module within the model, whose output is B×C×h×w.</param>
internal sealed class GradCam(Module<Tensor, Tensor> model, ObservableModule layer)
{
    /// <summary>The last convolution that a model computes, of more than one place where there is such a one; null for none.</summary>
    /// <param name="model">In evaluation mode.</param>
    /// <param name="input">Some images; the first is tried.</param>
    public static ObservableModule? LastConvolution(Module<Tensor, Tensor> model, Tensor input)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        (ObservableModule? last, ObservableModule? wide) = (null, null);
        IDisposable[] observations = [.. model.NamedModules().Select(entry => entry.Module).OfType<Conv2d>().Select(convolution =>
            convolution.ObserveOutput(output =>
            {
                last = convolution;
                wide = output.Size(2) * output.Size(3) > 1 ? convolution : wide;
                return output;
            }))];
        try
        {
            model.Forward(input.Slice(0, 0, 1));
        }
        finally
        {
            Array.ForEach(observations, observation => observation.Dispose());
        }

        return wide ?? last;
    }

    /// <summary>The map of one class for each image.</summary>
    /// <param name="input">B×C×H×W.</param>
    /// <param name="classes">One for each image.</param>
    /// <returns>Float32, B×h×w, 0 or more, on the CPU; the innermost scope's.</returns>
    /// <exception cref="DataException">The layer's output is no map, or the model does not use it.</exception>
    public Tensor Maps(Tensor input, IReadOnlyList<long> classes)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Enable();
        Tensor[] trained = [.. model.Parameters().Where(parameter => parameter.RequiresGradient)];
        Tensor? seen = null;
        try
        {
            // Only the layer's output gets a gradient: those of the parameters may be waiting for a step.
            Array.ForEach(trained, parameter => parameter.RequiresGradient = false);
            using var observation = layer.ObserveOutput(output =>
            {
                seen = TensorScope.Release(output.Detach().Clone());
                seen.RequiresGradient = true;

                // What follows may overwrite its input, which a leaf of the graph does not allow.
                return seen.Clone();
            });
            var scores = model.Forward(input);
            var index = Tensors.From<long>([.. classes], classes.Count, 1).To(scores.Device);
            scores.Gather(1, index).Sum().Backward();
            return scope.Keep(Weighted(seen ?? throw new DataException("The layer of an activation map is not used by the model.")));
        }
        finally
        {
            seen?.Dispose();
            Array.ForEach(trained, parameter => parameter.RequiresGradient = true);
        }
    }

    private static Tensor Weighted(Tensor seen)
    {
        if (seen.Rank != 4)
        {
            throw new DataException($"The layer of an activation map must give B x C x h x w, but gives {seen}.");
        }

        using var mode = GradMode.Disable();
        using var scope = TensorScope.Open();
        var weights = seen.Gradient()!.Mean([2L, 3L], keepdim: true);
        return scope.Keep(seen.Detach().Mul(weights).Sum([1L]).Relu().To(Device.Cpu, ScalarType.Float32).Contiguous());
    }
}
