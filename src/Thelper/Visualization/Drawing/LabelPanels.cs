using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>An image, and beside it the true and the predicted classes of its pixels laid over it.</summary>
internal static class LabelPanels
{
    /// <param name="image">The first panel's from now on.</param>
    /// <param name="iteration">The batch.</param>
    /// <param name="task">Its task.</param>
    /// <param name="index">The sample.</param>
    public static IReadOnlyList<Panel> Of(Image image, Iteration iteration, Segmentation task, int index)
    {
        using var grey = image.ToGrey();
        List<Panel> panels = [new Panel(image, new CaptionLine("input"))];
        if (iteration.Target is { } target && index < target.Size(0))
        {
            panels.Add(new Panel(LabelOverlay.Of(grey, target.Select(0, index), label => ColourOf(task, label)), new CaptionLine("GT")));
        }

        if (iteration.Prediction is { Rank: 4 } scores && index < scores.Size(0))
        {
            panels.Add(new Panel(
                LabelOverlay.Of(
                    grey, LabelOverlay.Predicted(scores.Select(0, index), task),
                    label => label == BestClasses.None ? null : ColourOf(task, label)),
                new CaptionLine("Pred")));
        }

        return panels;
    }

    /// <summary>Null for the don't-care value, unless it has a colour of its own.</summary>
    private static Colour? ColourOf(Segmentation task, int index) =>
        task.ColourMap.TryGetValue(index, out var colour) ? colour : index == task.DontCare ? null : ClassPalette.ColourOf(index);
}
