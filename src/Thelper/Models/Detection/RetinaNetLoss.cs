using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// The losses of <see cref="RetinaNet"/>. That of the classes is the focal loss (Lin et al., "Focal Loss for Dense Object
/// Detection", 2017): −α(1−p)²·log p of the probability p that is given to the truth, with α = 0.25 for objects and 0.75 for the
/// rest; that of the boxes is the distance of their codes. Both are sums for an image, divided by its matched anchors, and means
/// over the images.
/// </summary>
/// <param name="options">Thresholds.</param>
internal sealed class RetinaNetLoss(RetinaNetOptions options)
{
    private readonly BoxMatcher _matcher = new(options.FgIouThresh, options.BgIouThresh, allowLowQuality: true);

    /// <summary>Compares predictions with the truth.</summary>
    /// <param name="predictions">Of all anchors of all images.</param>
    /// <param name="anchors">N×4, on the CPU.</param>
    /// <param name="truths">In pixels of the batch.</param>
    /// <param name="coder">Turns boxes into what the model says.</param>
    public (Tensor Classes, Tensor Boxes) Forward(
        AnchorPredictions predictions, Tensor anchors, IReadOnlyList<TrueObjects> truths, BoxCoder coder)
    {
        var (images, count, labels) = (truths.Count, predictions.Scores.Size(1), predictions.Scores.Size(2));
        var device = predictions.Scores.Device;
        using var scope = TensorScope.Open();
        var signs = Operators.Ones([images, count, labels]);
        var weights = Operators.Empty([images, count, labels]);
        var found = new Matches();
        var columns = new BoxColumns(anchors.AsSpan<float>());
        for (var image = 0; image < images; image++)
        {
            Add(found, image, truths[image], (anchors, columns));
            var part = new Range(image * (int)(count * labels), (image + 1) * (int)(count * labels));
            Weigh(found, truths[image], signs.AsSpan<float>()[part], weights.AsSpan<float>()[part]);
        }

        return (
            scope.Keep(FocalSum.Of(predictions.Scores.Mul(signs.To(device)), weights.To(device)).Div(images)),
            scope.Keep(Distance(predictions, found, coder, images)));
    }

    private static Tensor Distance(AnchorPredictions predictions, Matches found, BoxCoder coder, int images)
    {
        var device = predictions.Codes.Device;
        var codes = predictions.Codes.Reshape([-1, 4]).IndexSelect(0, Tensors.From<long>([.. found.Rows]).To(device));
        var weights = Tensors.From<float>([.. found.Weights], found.Weights.Count, 1).To(device);
        return codes.Sub(found.Boxes.Encode(coder).To(device)).Abs().Mul(weights).Sum().Div(images);
    }

    private void Add(Matches found, int image, TrueObjects truth, (Tensor Boxes, BoxColumns Columns) anchors)
    {
        found.OfImage = _matcher.Match(truth.Boxes, anchors.Columns);
        found.Weight = 1f / Math.Max(1, found.OfImage.Count(match => match >= 0));
        for (var i = 0; i < found.OfImage.Length; i++)
        {
            if (found.OfImage[i] >= 0)
            {
                found.Rows.Add(((long)image * found.OfImage.Length) + i);
                found.Weights.Add(found.Weight);
                found.Boxes.Add(truth.Boxes.AsSpan(4 * found.OfImage[i], 4), anchors.Boxes.AsSpan<float>().Slice(4 * i, 4));
            }
        }
    }

    /// <summary>Fills in what each score of an image counts, and turns the signs of those that should be high.</summary>
    private static void Weigh(Matches found, TrueObjects truth, Span<float> signs, Span<float> weights)
    {
        var matches = found.OfImage;
        var labels = weights.Length / matches.Length;
        for (var i = 0; i < matches.Length; i++)
        {
            weights.Slice(i * labels, labels).Fill(matches[i] == BoxMatcher.Between ? 0 : FocalSum.RestWeight * found.Weight);
            if (matches[i] >= 0)
            {
                var place = (i * labels) + (int)truth.Labels[matches[i]];
                (signs[place], weights[place]) = (-1, FocalSum.ObjectWeight * found.Weight);
            }
        }
    }

    /// <summary>The anchors of all images that match a true box, and all matches of the image at hand.</summary>
    private sealed class Matches
    {
        public int[] OfImage { get; set; } = [];

        public float Weight { get; set; }

        public List<long> Rows { get; } = [];

        public List<float> Weights { get; } = [];

        public MatchedBoxes Boxes { get; } = new();
    }
}
