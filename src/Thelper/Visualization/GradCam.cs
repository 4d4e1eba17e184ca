using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Visualization;

/// <summary>
/// Where in an image a model sees a class: the maps of Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via
/// Gradient-based Localization" (2017). Each channel of a layer's output is weighted by the mean of the derivative of the class's
/// score by its elements; what is positive in the weighted sum of the channels is the map.
/// </summary>
/// <param name="model">Gives B×classes; its parameters and their gradients stay as they are.</param>
/// <param name="layer">A module within the model, whose output should be B×C×h×w.</param>
internal sealed class GradCam(Module<Tensor, Tensor> model, Module<Tensor, Tensor> layer)
{
    private const string NoPart = "has no part in the scores";

    /// <summary>The last convolution that a model computes, of more than one place where there is such a one; null for none.</summary>
    /// <param name="model">In evaluation mode.</param>
    /// <param name="input">Some images; the first is tried.</param>
    public static Conv2d? LastConvolution(Module<Tensor, Tensor> model, Tensor input)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        (Conv2d? last, Conv2d? wide) = (null, null);
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

    /// <summary>Why there were no maps, as what follows upon "the layer"; null where there were.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>The map of one class for each image. Of a layer that is used several times, the last output counts.</summary>
    /// <param name="input">B×C×H×W.</param>
    /// <param name="classes">One for each image.</param>
    /// <returns>Float32, B×h×w, 0 or more, on the CPU; the innermost scope's. Null where there is an <see cref="Obstacle"/>.</returns>
    public Tensor? Maps(Tensor input, IReadOnlyList<long> classes)
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
                seen?.Dispose();
                seen = TensorScope.Release(output.Detach().Clone());
                seen.RequiresGradient = true;

                // What follows may overwrite its input, which a leaf of the graph does not allow.
                return seen.Clone();
            });
            var scores = model.Forward(input);
            Obstacle = ObstacleOf(seen, scores);
            return Obstacle is null && Weighted(seen!, scores, classes) is { } maps ? scope.Keep(maps) : null;
        }
        finally
        {
            seen?.Dispose();
            Array.ForEach(trained, parameter => parameter.RequiresGradient = true);
        }
    }

    private static string? ObstacleOf(Tensor? seen, Tensor scores) =>
        seen is null ? "is not used by the model"
        : seen.Rank != 4 ? $"gives {string.Join("x", seen.Shape)}, but must give samples x channels x height x width"
        : scores.RequiresGradient ? null : NoPart;

    private Tensor? Weighted(Tensor seen, Tensor scores, IReadOnlyList<long> classes)
    {
        using var scope = TensorScope.Open();
        scores.Gather(1, Tensors.From<long>([.. classes], classes.Count, 1).To(scores.Device)).Sum().Backward();
        using var mode = GradMode.Disable();
        if (seen.Gradient() is not { } gradient)
        {
            // The scores depend on an earlier output alone.
            Obstacle = NoPart;
            return null;
        }

        var weights = gradient.Mean([2L, 3L], keepdim: true);
        return scope.Keep(seen.Detach().Mul(weights).Sum([1L]).Relu().To(Device.Cpu, ScalarType.Float32).Contiguous());
    }
}
