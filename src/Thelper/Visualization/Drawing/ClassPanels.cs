using System.Globalization;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>An image with its true and its predicted class under it.</summary>
internal static class ClassPanels
{
    private const float PresentShare = 0.005f;
    private const float PresentFlag = 0.5f;

    /// <param name="image">The panel's from now on.</param>
    /// <param name="iteration">The batch.</param>
    /// <param name="task">Its task.</param>
    /// <param name="index">The sample.</param>
    public static IReadOnlyList<Panel> Of(Image image, Iteration iteration, Classification task, int index)
    {
        var truth = iteration.Target is { } target && index < target.Size(0) ? Truth(target, task, index) : null;
        var predicted = iteration.Prediction is { Rank: 2 } scores && index < scores.Size(0) ? Predicted(scores, task, index) : null;
        var colour = truth is null || predicted is null ? CaptionLine.Black : truth == predicted ? CaptionLine.Green : CaptionLine.Red;
        return [new Panel(image, new CaptionLine($"GT={truth ?? "?"}"), new CaptionLine($"Pred={predicted ?? "?"}", colour))];
    }

    private static string Truth(Tensor target, Classification task, int index) => target switch
    {
        { Rank: 1 } => Name(task, target.AsSpan<long>()[index]),
        _ when task.MultiLabel => Names(task, Row(target, index), PresentFlag),
        _ => Shares(task, Row(target, index)),
    };

    // With several classes, scores are logits: 0 is a probability of one half.
    private static string Predicted(Tensor scores, Classification task, int index)
    {
        var row = Row(scores, index);
        return task.MultiLabel ? Names(task, row, 0) : Name(task, Array.IndexOf(row, row.Max()));
    }

    private static float[] Row(Tensor rows, int index)
    {
        var width = (int)rows.Size(1);
        return rows.AsSpan<float>().Slice(index * width, width).ToArray();
    }

    private static string Name(Classification task, long index) => task.Classes.NameOf((int)index) ?? $"{index}";

    private static string Names(Classification task, float[] values, float above)
    {
        var names = Present(values, above).Select(i => Name(task, i)).ToArray();
        return names.Length == 0 ? "none" : string.Join(", ", names);
    }

    private static string Shares(Classification task, float[] shares)
    {
        int[] present = [.. Present(shares, PresentShare).OrderByDescending(i => shares[i])];
        return present.Length == 1 ? Name(task, present[0]) : string.Join(", ", present.Select(
            i => string.Create(CultureInfo.InvariantCulture, $"{Name(task, i)} {shares[i]:F2}")));
    }

    private static IEnumerable<int> Present(float[] values, float above) =>
        Enumerable.Range(0, values.Length).Where(i => values[i] > above);
}
