using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;
using Thelper.Visualization.Drawing;

namespace Thelper.Visualization;

/// <summary>
/// Draws a batch as a grid of images with what was predicted and what is true: class names; classes of pixels laid over the
/// image, 0.3 grey and 0.7 colour; boxes with names and confidence; numbers, or images of numbers. For other tasks it shows the
/// inputs alone. Black and white are the lowest and the highest value of the whole batch, so that images can be compared.
/// </summary>
/// <param name="maxImages">Samples at most; the first ones are drawn.</param>
/// <param name="minConfidence">Found objects of less confidence are left out.</param>
public sealed class BatchPicture(int maxImages, double minConfidence)
{
    /// <summary>Draws a batch.</summary>
    /// <param name="iteration">The batch.</param>
    /// <returns>UInt8 RGB, the caller's; null where the input is no batch of images.</returns>
    public Image? Draw(Iteration iteration)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        if (TensorImages.Readable(iteration.Input) is not { } input)
        {
            return null;
        }

        var range = ValueRange.Of(Comparable(input, iteration));
        var samples = new List<IReadOnlyList<Panel>>();
        try
        {
            for (var i = 0; i < Math.Min(maxImages, (int)input.Size(0)); i++)
            {
                samples.Add([.. Panels(TensorImages.Of(input, i, range), iteration, i, range).Select(Sized)]);
            }

            return PanelGrid.Draw(samples);
        }
        finally
        {
            samples.SelectMany(sample => sample).ToList().ForEach(panel => panel.Dispose());
        }
    }

    private static IEnumerable<Tensor> Comparable(Tensor input, Iteration iteration) => iteration.Task is Regression
        ? new[] { input, TensorImages.Readable(iteration.Prediction), TensorImages.Readable(iteration.Target) }.OfType<Tensor>()
        : [input];

    private IReadOnlyList<Panel> Panels(Image image, Iteration iteration, int index, ValueRange range) => iteration.Task switch
    {
        Classification task => ClassPanels.Of(image, iteration, task, index),
        Segmentation task => LabelPanels.Of(image, iteration, task, index),
        Regression => NumberPanels.Of(image, iteration, index, range),
        _ when iteration.Boxes is not null => BoxPanels.Of(image, iteration, index, minConfidence),
        _ => [new Panel(image)],
    };

    // Boxes are drawn at the size to look at, so that their names can be read; such a picture stays as it is.
    private static Panel Sized(Panel panel)
    {
        if (Panel.ScaleFor(panel.Picture.Width, panel.Picture.Height) == 1)
        {
            return panel;
        }

        using (panel)
        {
            return panel with { Picture = Panel.Scaled(panel.Picture) };
        }
    }
}
