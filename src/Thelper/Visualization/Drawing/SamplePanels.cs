using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>A sample with what was predicted and what is true, in the way of its task.</summary>
internal static class SamplePanels
{
    /// <summary>Draws a sample; as many panels for each sample of a batch.</summary>
    /// <param name="input">The batch's images as <see cref="TensorImages.Readable"/> gives them.</param>
    /// <param name="iteration">The batch.</param>
    /// <param name="index">The sample.</param>
    /// <param name="form">How.</param>
    /// <returns>The caller disposes them.</returns>
    public static IReadOnlyList<Panel> Of(Tensor input, Iteration iteration, int index, PanelForm form) =>
        [.. Drawn(TensorImages.Of(input, index, form.Range), iteration, index, form).Select(panel => Sized(panel, form))];

    /// <summary>From the lowest to the highest value of all images of a batch that are shown side by side.</summary>
    /// <param name="iteration">Its input is a batch of images.</param>
    public static ValueRange RangeOf(Iteration iteration) =>
        ValueRange.Of(Comparable(iteration).Select(TensorImages.Readable).OfType<Tensor>());

    /// <summary>The same of one sample; nothing else is copied from a device.</summary>
    /// <param name="iteration">Its input is a batch of images.</param>
    /// <param name="index">The sample.</param>
    public static ValueRange RangeOf(Iteration iteration, int index) => ValueRange.Of(
        Comparable(iteration).Select(images => TensorImages.Readable(images.Slice(0, index, index + 1))).OfType<Tensor>());

    private static IEnumerable<Tensor> Comparable(Iteration iteration)
    {
        IEnumerable<Tensor?> shown = iteration.Task is Regression
            ? [iteration.Input, iteration.Prediction, iteration.Target] : [iteration.Input];
        return shown.OfType<Tensor>();
    }

    private static IReadOnlyList<Panel> Drawn(Image image, Iteration iteration, int index, PanelForm form) => iteration.Task switch
    {
        Classification task => ClassPanels.Of(image, iteration, task, index),
        Segmentation task => LabelPanels.Of(image, iteration, task, index),
        Regression => NumberPanels.Of(image, iteration, index, form.Range),
        _ when iteration.Boxes is not null => BoxPanels.Of(image, iteration, index, form),
        _ => [new Panel(image)],
    };

    // Boxes are drawn at the size to look at, so that their names can be read; such a picture stays as it is.
    private static Panel Sized(Panel panel, PanelForm form)
    {
        if (Panel.ScaleFor(panel.Picture.Width, panel.Picture.Height, form.LargestSide) == 1)
        {
            return panel;
        }

        using (panel)
        {
            return panel with { Picture = Panel.Scaled(panel.Picture, form.LargestSide) };
        }
    }
}
