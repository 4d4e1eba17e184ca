using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>Classes of pixels laid over an image: 0.3 of its grey and 0.7 of the class's colour.</summary>
internal static class LabelOverlay
{
    private const double GreyShare = 0.3;

    /// <summary>The class of each pixel, or <see cref="BestClasses.None"/>; int64, H×W.</summary>
    /// <param name="scores">Float32, classes×H×W; one score for each pixel is that of the second class, as a logit.</param>
    /// <param name="task">Has the classes.</param>
    public static Tensor Predicted(Tensor scores, Segmentation task)
    {
        var values = scores.ToArray<float>();
        var best = new int[scores.Size(1) * scores.Size(2)];
        if (scores.Size(0) == 1 && task.Classes.OutputCount > 1)
        {
            best = Array.ConvertAll(values, score => float.IsNaN(score) ? BestClasses.None : ClassFlags.IsFound(score) ? 1 : 0);
        }
        else
        {
            BestClasses.Find(values, new float[best.Length], best);
        }

        return Tensors.From<long>(Array.ConvertAll(best, index => (long)index), scores.Size(1), scores.Size(2));
    }

    /// <summary>Draws the classes; they may have been given for fewer pixels than there are.</summary>
    /// <param name="grey">UInt8, one channel; stays the caller's.</param>
    /// <param name="labels">H×W, perhaps with dimensions before of which the first entry is taken.</param>
    /// <param name="colours">The colour of a class; null leaves the pixel grey. Asked once for each class.</param>
    /// <returns>UInt8 RGB; the caller's.</returns>
    public static Image Of(Image grey, Tensor labels, Func<int, Colour?> colours)
    {
        while (labels.Rank > 2)
        {
            labels = labels.Select(0, 0);
        }

        var classes = labels.ToArray<long>();
        var shown = classes.Distinct().ToDictionary(index => index, index => colours((int)index));
        var (height, width) = ((int)labels.Size(0), (int)labels.Size(1));
        var picture = grey.ToRgb();
        var pixels = picture.AsSpan<byte>();
        var (label, colour) = (long.MinValue, (Colour?)null);
        for (var i = 0; i < pixels.Length / 3; i++)
        {
            var (x, y) = (i % grey.Width * width / grey.Width, i / grey.Width * height / grey.Height);
            if (classes[(y * width) + x] is var next && next != label)
            {
                (label, colour) = (next, shown[next]);
            }

            Mix(pixels.Slice(3 * i, 3), colour);
        }

        return picture;
    }

    private static void Mix(Span<byte> pixel, Colour? colour)
    {
        if (colour is { } shown)
        {
            pixel[0] = Mixed(pixel[0], shown.R);
            pixel[1] = Mixed(pixel[1], shown.G);
            pixel[2] = Mixed(pixel[2], shown.B);
        }

        static byte Mixed(byte grey, byte part) => (byte)Math.Round((GreyShare * grey) + ((1 - GreyShare) * part));
    }
}
