using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A detection model of one stage with few weights (Liu et al., "SSD: Single Shot MultiBox Detector", 2016; Sandler et al.,
/// "MobileNetV2", 2018). Parameters have torchvision's names.
/// </summary>
internal sealed class SsdLite : OneStageModel
{
    private const double SmallestScale = 0.2;
    private const double LargestScale = 0.95;
    private static readonly double[] Ratios = [2, 3];
    private readonly SsdLiteOptions _options;
    private readonly SsdAnchors _anchors;
    private readonly SsdLiteLoss _loss;
    private readonly BoxCoder _coder = new(new(10, 10, 5, 5));

    public SsdLite(
        SsdLiteBackbone backbone, Func<int, Module<Tensor, Tensor>> normalisation, SsdLiteOptions options, int labelCount)
        : this(backbone, new SsdAnchors(backbone.Channels.Count, SmallestScale, LargestScale, Ratios), normalisation, options, labelCount)
    {
    }

    private SsdLite(
        SsdLiteBackbone backbone, SsdAnchors anchors, Func<int, Module<Tensor, Tensor>> normalisation, SsdLiteOptions options, int labelCount)
        : base(backbone, new SsdLiteHead(backbone.Channels, anchors.CountAtPosition, labelCount, normalisation), options.Scaling, labelCount) =>
        (_options, _anchors, _loss) = (options, anchors, new(options));

    private protected override Tensor AnchorsOf(Size2d images, IReadOnlyList<Size2d> maps) => _anchors.Boxes(images, maps);

    private protected override (Tensor Classes, Tensor Boxes) LossesOf(
        AnchorPredictions predictions, Tensor anchors, IReadOnlyList<TrueObjects> truths) =>
        _loss.Forward(predictions, anchors, truths, _coder);

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
