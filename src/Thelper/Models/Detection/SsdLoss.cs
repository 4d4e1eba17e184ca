using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// The losses of <see cref="Ssd"/>: of the classes of matched anchors and of those others that are hardest to tell from
/// objects, and of the boxes of matched anchors; sums divided by the number of matched anchors (Liu et al., "SSD", 2016).
/// </summary>
/// <param name="options">Thresholds.</param>
internal sealed class SsdLoss(SsdOptions options)
{
    private const long None = 0;
    private const long Sum = 2;
    private readonly BoxMatcher _matcher = new(options.IouThresh, options.IouThresh, allowLowQuality: false);

    /// <summary>Compares predictions with the truth.</summary>
    /// <inheritdoc cref="RetinaNetLoss.Forward"/>
    public (Tensor Classes, Tensor Boxes) Forward(
        AnchorPredictions predictions, Tensor anchors, IReadOnlyList<TrueObjects> truths, BoxCoder coder)
    {
        using var scope = TensorScope.Open();
        var (matched, rows) = (new MatchedBoxes(), new List<long>());
        var labels = Match(truths, anchors, matched, rows);
        var device = predictions.Scores.Device;
        var losses = predictions.Scores.Flatten(0, 1).CrossEntropyLoss(Tensors.From<long>(labels).To(device), reduction: None);
        long[] counted = [.. rows, .. HardNegatives(losses.ToArray<float>(), labels, truths.Count)];
        var boxes = predictions.Codes.Reshape([-1, 4]).IndexSelect(0, Tensors.From<long>([.. rows]).To(device))
            .SmoothL1Loss(matched.Encode(coder).To(device), Sum);
        var divisor = Math.Max(1, rows.Count);
        return (
            scope.Keep(losses.IndexSelect(0, Tensors.From<long>(counted).To(device)).Sum().Div(divisor)),
            scope.Keep(boxes.Div(divisor)));
    }

    /// <summary>The label of each anchor of each image; the matched ones are added to the lists.</summary>
    private long[] Match(IReadOnlyList<TrueObjects> truths, Tensor anchors, MatchedBoxes matched, List<long> rows)
    {
        var edges = anchors.AsSpan<float>();
        var columns = new BoxColumns(edges);
        var labels = new long[truths.Count * columns.Count];
        for (var image = 0; image < truths.Count; image++)
        {
            var matches = _matcher.MatchEach(truths[image].Boxes, columns);
            for (var i = 0; i < matches.Length; i++)
            {
                if (matches[i] >= 0)
                {
                    var row = (image * matches.Length) + i;
                    labels[row] = truths[image].Labels[matches[i]];
                    rows.Add(row);
                    matched.Add(truths[image].Boxes.AsSpan(4 * matches[i], 4), edges.Slice(4 * i, 4));
                }
            }
        }

        return labels;
    }

    /// <summary>In each image the background anchors of the highest losses, so many times as many as are matched.</summary>
    private IEnumerable<long> HardNegatives(float[] losses, long[] labels, int images)
    {
        var ratio = (1 - options.PositiveFraction) / options.PositiveFraction;
        var count = labels.Length / images;
        for (var first = 0; first < labels.Length; first += count)
        {
            int[] background = [.. Enumerable.Range(first, count).Where(i => labels[i] == 0)];
            var wanted = (int)Math.Ceiling(ratio * (count - background.Length));
            foreach (var rank in DescendingOrder.Of([.. background.Select(i => losses[i])]).Take(wanted))
            {
                yield return background[rank];
            }
        }
    }
}
