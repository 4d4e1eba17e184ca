using System.Globalization;
using Thelper.Metrics;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>An image with true and predicted numbers: under it, or beside it where they are images too.</summary>
internal static class NumberPanels
{
    private const int MostNumbers = 4;

    /// <param name="image">The first panel's from now on.</param>
    /// <param name="iteration">The batch.</param>
    /// <param name="index">The sample.</param>
    /// <param name="range">What is black and white, in all images.</param>
    public static IReadOnlyList<Panel> Of(Image image, Iteration iteration, int index, ValueRange range)
    {
        var (truth, predicted) = (iteration.Target, iteration.Prediction);
        if (TensorImages.Readable(predicted) is { } pictures)
        {
            List<Panel> panels = [new Panel(image, new CaptionLine("input"))];
            if (TensorImages.Readable(truth) is { } wanted)
            {
                panels.Add(new Panel(TensorImages.Of(wanted, index, range), new CaptionLine("GT")));
            }

            panels.Add(new Panel(TensorImages.Of(pictures, index, range), new CaptionLine("Pred")));
            return panels;
        }

        return [new Panel(image, new CaptionLine($"GT={Text(truth, index)}"), new CaptionLine($"Pred={Text(predicted, index)}"))];
    }

    private static string Text(Tensor? values, int index)
    {
        if (values is null || index >= values.Size(0))
        {
            return "?";
        }

        var numbers = values.Select(0, index).ToArray<double>();
        var digits = numbers.Length == 1 ? "G4" : "G2";
        return string.Join(", ", numbers.Take(MostNumbers).Select(number => number.ToString(digits, CultureInfo.InvariantCulture)))
            + (numbers.Length > MostNumbers ? ", ..." : "");
    }
}
