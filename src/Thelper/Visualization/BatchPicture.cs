using Thelper.Metrics;
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

        var form = new PanelForm(SamplePanels.RangeOf(iteration), minConfidence);
        var samples = new List<IReadOnlyList<Panel>>();
        try
        {
            for (var i = 0; i < Math.Min(maxImages, (int)input.Size(0)); i++)
            {
                samples.Add(SamplePanels.Of(input, iteration, i, form));
            }

            return PanelGrid.Draw(samples);
        }
        finally
        {
            samples.SelectMany(sample => sample).ToList().ForEach(panel => panel.Dispose());
        }
    }
}
