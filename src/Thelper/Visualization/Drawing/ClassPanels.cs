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

    /// <param name="image">The panel's from now on.</param>
    /// <param name="iteration">The batch.</param>
    /// <param name="task">Its task.</param>
    /// <param name="index">The sample.</param>
    public static IReadOnlyList<Panel> Of(Image image, Iteration iteration, Classification task, int index)
    {
        var target = iteration.Target is { } truth && index < truth.Size(0) ? truth : null;
        var scores = iteration.Prediction is { Rank: 2 } all && index < all.Size(0) ? Row(all, index) : null;
        var colour = target is null || scores is null ? CaptionLine.Black
            : IsRight(scores, target, task, index) ? CaptionLine.Green : CaptionLine.Red;
        return
        [
            new Panel(
                image,
                new CaptionLine($"GT={(target is null ? "?" : Truth(target, task, index))}"),
                new CaptionLine($"Pred={(scores is null ? "?" : Predicted(scores, task))}", colour)),
        ];
    }

    private static bool IsRight(float[] scores, Tensor target, Classification task, int index) => task.MultiLabel
        ? scores.Zip(Row(target, index)).All(pair => ClassFlags.IsRight(pair.First, pair.Second))
        : BestClasses.Of(scores) == TrueClasses.Of(target)[index];

    private static string Truth(Tensor target, Classification task, int index) => target switch
    {
        { Rank: 1 } => Name(task, target.AsSpan<long>()[index]),
        _ when task.MultiLabel => Names(task, Row(target, index), ClassFlags.IsThere),
        _ => Shares(task, Row(target, index)),
    };

    private static string Predicted(float[] scores, Classification task) =>
        task.MultiLabel ? Names(task, scores, ClassFlags.IsFound)
        : BestClasses.Of(scores) is { } best ? Name(task, best)
        : "NaN";

    private static float[] Row(Tensor rows, int index)
    {
        var width = (int)rows.Size(1);
        return rows.AsSpan<float>().Slice(index * width, width).ToArray();
    }

    private static string Name(Classification task, long index) => task.Classes.NameOf((int)index) ?? $"{index}";

    private static string Names(Classification task, float[] values, Func<float, bool> isPresent)
    {
        var names = Enumerable.Range(0, values.Length)
            .Where(i => isPresent(values[i]) || float.IsNaN(values[i]))
            .Select(i => Name(task, i) + (float.IsNaN(values[i]) ? " (NaN)" : ""))
            .ToArray();
        return names.Length == 0 ? "none" : string.Join(", ", names);
    }

    private static string Shares(Classification task, float[] shares)
    {
        int[] present = [.. Enumerable.Range(0, shares.Length).Where(i => shares[i] > PresentShare).OrderByDescending(i => shares[i])];
        return present.Length == 1 ? Name(task, present[0]) : string.Join(", ", present.Select(
            i => string.Create(CultureInfo.InvariantCulture, $"{Name(task, i)} {shares[i]:F2}")));
    }
}
