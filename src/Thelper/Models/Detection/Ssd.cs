using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A detection model of one stage whose anchors have the sizes of shares of the image (Liu et al., "SSD: Single Shot MultiBox
/// Detector", 2016). Parameters have torchvision's names.
/// </summary>
internal sealed class Ssd : OneStageModel
{
    private readonly SsdOptions _options;
    private readonly SsdAnchors _anchors;
    private readonly SsdLoss _loss;
    private readonly BoxCoder _coder = new(new(10, 10, 5, 5));

    /// <summary>Makes the model of its parts.</summary>
    /// <param name="backbone">Owned by this module from now on.</param>
    /// <param name="head">Owned by this module from now on.</param>
    /// <param name="anchors">Those that the head speaks of.</param>
    /// <param name="options">Sizes, thresholds and numbers.</param>
    /// <param name="labelCount">Labels, the background's among them.</param>
    public Ssd(Module<Tensor, IReadOnlyList<Tensor>> backbone, SsdHead head, SsdAnchors anchors, SsdOptions options, int labelCount)
        : base(backbone, head, options.Scaling, labelCount) =>
        (_options, _anchors, _loss) = (options, anchors, new(options));

    private protected override Tensor AnchorsOf(Size2d images, IReadOnlyList<Size2d> maps) => _anchors.Boxes(images, maps);

    private protected override IReadOnlyList<(string Name, Tensor Value)> LossesOf(
        AnchorPredictions predictions, Tensor anchors, IReadOnlyList<TrueObjects> truths)
    {
        var (classes, boxes) = _loss.Forward(predictions, anchors, truths, _coder);
        return [("classification", classes), ("bbox_regression", boxes)];
    }

    private protected override Detections Find(AnchorPredictions predictions, Tensor anchors, int image, Size2d size)
    {
        var (scores, boxes) = Decode(predictions, anchors, image);
        for (var i = 0; i < boxes.Length; i += 4)
        {
            BoxEdges.Clip(boxes.AsSpan(i, 4), size);
        }

        var found = new FoundBoxes();
        for (var label = 1; label < LabelCount; label++)
        {
            AddBest(found, scores, boxes, label);
        }

        return found.Best(_options.NmsThresh, _options.DetectionsPerImg, predictions.Scores.Device);
    }

    private void AddBest(FoundBoxes found, float[] scores, float[] boxes, int label)
    {
        int[] candidates =
        [
            .. Enumerable.Range(0, boxes.Length / 4).Where(i => scores[(i * LabelCount) + label] > (float)_options.ScoreThresh),
        ];
        float[] ofLabel = [.. candidates.Select(i => scores[(i * LabelCount) + label])];
        foreach (var rank in DescendingOrder.Of(ofLabel).Take(_options.TopkCandidates))
        {
            found.Add(boxes.AsSpan(4 * candidates[rank], 4), ofLabel[rank], label);
        }
    }

    private (float[] Scores, float[] Boxes) Decode(AnchorPredictions predictions, Tensor anchors, int image)
    {
        using var scope = TensorScope.Open();
        var codes = predictions.Codes.Select(0, image).Unsqueeze(1);
        var boxes = _coder.Decode(codes, anchors.To(codes.Device));
        return (predictions.Scores.Select(0, image).Softmax(-1).ToArray<float>(), boxes.ToArray<float>());
    }
}
