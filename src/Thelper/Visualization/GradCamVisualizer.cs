using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Visualization.Drawing;

namespace Thelper.Visualization;

/// <summary>The options of activation maps (Grad-CAM).</summary>
public sealed record GradCamOptions : IVisualizationOptions
{
    internal const string PredictedClass = "predicted";
    internal const string TrueClass = "true";

    /// <summary>Samples at most, the first ones of the epoch; 16 by default.</summary>
    [Range(1, SampleGridOptions.MostSamples)]
    public int MaxSamples { get; init; } = 16;

    /// <summary>The class whose map is drawn: the <c>predicted</c> one (the default), the <c>true</c> one, or the name of a class.</summary>
    [NotEmpty]
    public string Target { get; init; } = PredictedClass;

    /// <summary>
    /// The full name of the module whose output the map is made of, such as <c>layer4</c>; by default the convolution that the
    /// model computes last.
    /// </summary>
    public string? Layer { get; init; }

    /// <inheritdoc/>
    public IVisualizer Create(LearningTask task)
    {
        if (task is not Classification classification)
        {
            throw new SettingException(this, $"is for classification, but the data is for {task.Summary}.");
        }

        return Target is PredictedClass or TrueClass || classification.IndexOf(Target) is not null
            ? new GradCamVisualizer(this, classification)
            : throw new SettingException(this, nameof(Target),
                $"is '{Target}', but must be '{PredictedClass}', '{TrueClass}' or one of the classes {string.Join(", ", classification.ClassNames)}.");
    }
}

/// <summary>
/// Draws where a model sees a class in the first samples of a set: a picture, <c>gradcam</c>, with each image beside the same with
/// its map (<see cref="GradCam"/>) laid over it, from blue for nothing to red for the strongest place of the image.
/// </summary>
/// <param name="options">Which samples, class and layer.</param>
/// <param name="task">Has the classes.</param>
internal sealed class GradCamVisualizer(GradCamOptions options, Classification task) : IVisualizer
{
    private const string Name = "gradcam";

    /// <inheritdoc/>
    /// <exception cref="SettingException">The model has no such layer.</exception>
    public void Check(Module model)
    {
        if (options.Layer is { } name && Find(model, name) is null)
        {
            string[] known = [.. model.NamedModules().Where(entry => entry is { Name.Length: > 0, Module: Module<Tensor, Tensor> }).Select(entry => entry.Name)];
            throw new SettingException(options, nameof(options.Layer),
                $"is '{name}', which is no layer of the model that can be looked at{Wording.Advice(name, "layers", known)}");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<VisualizationFile> Run(VisualizationContext context)
    {
        List<IReadOnlyList<Panel>> samples = [];
        try
        {
            foreach (var batch in context.Loader.Load(context.Epoch))
            {
                using (batch)
                {
                    using var scope = TensorScope.Open();
                    if (Add(samples, context.Predict(batch), context.Model) is { } obstacle)
                    {
                        context.Warn($"There are no activation maps (gradcam), because {obstacle}.");
                        return [];
                    }
                }

                if (samples.Count >= options.MaxSamples)
                {
                    break;
                }
            }

            return samples.Count == 0 ? [] : [Drawn(samples)];
        }
        finally
        {
            samples.SelectMany(sample => sample).ToList().ForEach(panel => panel.Dispose());
        }
    }

    private static VisualizationFile Drawn(IReadOnlyList<IReadOnlyList<Panel>> samples)
    {
        using var picture = PanelGrid.Draw(samples);
        return new VisualizationFile(Name, "png", picture.EncodePng());
    }

    private static Module<Tensor, Tensor>? Find(Module model, string name) =>
        model.NamedModules().FirstOrDefault(entry => entry.Name == name).Module as Module<Tensor, Tensor>;

    /// <summary>Draws the samples of a batch; or says what is in the way.</summary>
    private string? Add(List<IReadOnlyList<Panel>> samples, Iteration iteration, Module model)
    {
        if (model is not Module<Tensor, Tensor> scoring)
        {
            return $"{model.GetType().Name} gives more than scores";
        }

        if (TensorImages.Readable(iteration.Input) is not { } images)
        {
            return $"the input '{task.InputKey}' is no image";
        }

        if (ClassesOf(iteration) is not { } classes)
        {
            return "the true classes are not known";
        }

        var layer = options.Layer is { } name ? Find(model, name) : GradCam.LastConvolution(scoring, iteration.Input);
        if (layer is null)
        {
            return $"{model.GetType().Name} has no convolution";
        }

        var count = Math.Min((int)images.Size(0), options.MaxSamples - samples.Count);
        var activations = new GradCam(scoring, layer);
        using var maps = activations.Maps(iteration.Input.Slice(0, 0, count), classes[..count]);
        if (maps is null)
        {
            return $"{(options.Layer is null ? "the last convolution" : $"the layer '{options.Layer}'")} {activations.Obstacle}";
        }

        samples.AddRange(Panels(images, maps, iteration, classes));
        return null;
    }

    private long[]? ClassesOf(Iteration iteration)
    {
        var count = (int)iteration.Input.Size(0);
        if (options.Target == GradCamOptions.TrueClass)
        {
            return iteration.Target is null ? null : [.. TrueClasses.Of(iteration.Target)];
        }

        var scores = ClassScores.Of(iteration);
        var classes = new long[count];
        for (var i = 0; i < count; i++)
        {
            classes[i] = task.IndexOf(options.Target) ?? scores.Best(i) ?? 0;
        }

        return classes;
    }

    /// <summary>The panels of as many samples as there are maps.</summary>
    private IEnumerable<IReadOnlyList<Panel>> Panels(Tensor images, Tensor maps, Iteration iteration, long[] classes)
    {
        var large = maps.Unsqueeze(1).ResizeMap(new(images.Size(2), images.Size(3))).Contiguous();
        for (var i = 0; i < large.Size(0); i++)
        {
            var range = ValueRange.Of(images.Select(0, i));
            using var image = TensorImages.Of(images, i, range);
            using var heat = HeatOverlay.Of(image, large.Select(0, i).AsSpan<float>());
            var isNothing = large.Select(0, i).Max().ToDouble() <= 0;
            var name = task.Classes.NameOf((int)classes[i]);
            yield return
            [
                .. SamplePanels.Of(images, iteration, i, new PanelForm(range, MinConfidence: 0)),
                new Panel(Panel.Scaled(heat, PanelForm.DefaultSide), new CaptionLine(isNothing ? $"nothing of {name}" : $"map of {name}")),
            ];
        }
    }
}
