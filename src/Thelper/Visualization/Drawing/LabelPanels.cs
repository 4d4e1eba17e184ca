using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>An image, and beside it the true and the predicted classes of its pixels laid over it.</summary>
internal static class LabelPanels
{
    private const double GreyShare = 0.3;

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
            panels.Add(new Panel(Overlay(grey, target.Select(0, index), label => ColourOf(task, label)), new CaptionLine("GT")));
        }

        if (iteration.Prediction is { Rank: 4 } scores && index < scores.Size(0))
        {
            panels.Add(new Panel(
                Overlay(
                    grey, Predicted(scores.Select(0, index), task), label => label == BestClasses.None ? null : ColourOf(task, label)),
                new CaptionLine("Pred")));
        }

        return panels;
    }

    /// <summary>The class of each pixel, H×W.</summary>
    private static Tensor Predicted(Tensor scores, Segmentation task)
    {
        var values = scores.ToArray<float>();
        var best = new int[scores.Size(1) * scores.Size(2)];
        if (scores.Size(0) == 1 && task.Classes.OutputCount > 1)
        {
            // One score for each pixel is that of the second class, as a logit.
            best = Array.ConvertAll(values, score => float.IsNaN(score) ? BestClasses.None : ClassFlags.IsFound(score) ? 1 : 0);
        }
        else
        {
            BestClasses.Find(values, new float[best.Length], best);
        }

        return Tensors.From<long>(Array.ConvertAll(best, index => (long)index), scores.Size(1), scores.Size(2));
    }

    private static Image Overlay(Image grey, Tensor labels, Func<int, Colour?> colours)
    {
        while (labels.Rank > 2)
        {
            labels = labels.Select(0, 0);
        }

        var classes = labels.ToArray<long>();
        var (height, width) = ((int)labels.Size(0), (int)labels.Size(1));
        var picture = grey.ToRgb();
        var pixels = picture.AsSpan<byte>();
        for (var i = 0; i < pixels.Length / 3; i++)
        {
            // Scores may have been given for fewer pixels than there are.
            var (x, y) = (i % grey.Width * width / grey.Width, i / grey.Width * height / grey.Height);
            if (colours((int)classes[(y * width) + x]) is { } colour)
            {
                Mix(pixels.Slice(3 * i, 3), colour);
            }
        }

        return picture;
    }

    /// <summary>Null for the don't-care value, unless it has a colour of its own.</summary>
    private static Colour? ColourOf(Segmentation task, int index) =>
        task.ColourMap.TryGetValue(index, out var colour) ? colour : index == task.DontCare ? null : ClassPalette.ColourOf(index);

    private static void Mix(Span<byte> pixel, Colour colour)
    {
        byte[] parts = [colour.R, colour.G, colour.B];
        for (var i = 0; i < parts.Length; i++)
        {
            pixel[i] = (byte)Math.Round((GreyShare * pixel[i]) + ((1 - GreyShare) * parts[i]));
        }
    }
}
