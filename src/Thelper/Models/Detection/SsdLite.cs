using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A detection model of one stage with few weights (Liu et al., "SSD: Single Shot MultiBox Detector", 2016; Sandler et al.,
/// "MobileNetV2", 2018). Parameters have torchvision's names.
/// </summary>
internal sealed class SsdLite : DetectionModel
{
    private const double SmallestScale = 0.2;
    private const double LargestScale = 0.95;
    private static readonly double[] Ratios = [2, 3];
    private readonly SsdLiteOptions _options;
    private readonly ImageScaling _scaling;
    private readonly SsdAnchors _anchors;
    private readonly SsdLiteLoss _loss;
    private readonly BoxCoder _coder = new(new(10, 10, 5, 5));
    private readonly int _labelCount;
    private readonly SsdLiteBackbone _backbone;
    private readonly SsdLiteHead _head;

    public SsdLite(
        SsdLiteBackbone backbone, Func<int, Module<Tensor, Tensor>> normalisation, SsdLiteOptions options, int labelCount)
    {
        (_options, _scaling, _loss, _labelCount) = (options, options.Scaling, new(options), labelCount);
        _anchors = new(backbone.Channels.Count, SmallestScale, LargestScale, Ratios);
        _backbone = Register("backbone", backbone);
        _head = Register("head", new SsdLiteHead(backbone.Channels, _anchors.CountAtPosition, labelCount, normalisation));
    }

    /// <inheritdoc/>
    public override DetectionOutput Forward(IReadOnlyList<Tensor> images, IReadOnlyList<DetectionTarget>? targets)
    {
        var truths = ReadTruth(targets, images.Count, _labelCount);
        var batch = _scaling.Scale(images, IsTraining);
        var features = _backbone.Forward(batch.Images);
        var predictions = _head.Forward(features);
        var anchors = _anchors.Boxes(batch.Size, [.. features.Select(map => new Size2d(map.Size(2), map.Size(3)))]);
        var detections = IsTraining ? null : Detect(batch, predictions, anchors);
        if (batch.Scaled(truths) is not { } scaled)
        {
            return new([], detections);
        }

        var (classes, boxes) = _loss.Forward(predictions, anchors, scaled, _coder);
        return new([("classification", classes), ("bbox_regression", boxes)], detections);
    }

    private List<Detections> Detect(ScaledBatch batch, AnchorPredictions predictions, Tensor anchors)
    {
        using var mode = GradMode.Disable();
        var detections = new List<Detections>();
        for (var image = 0; image < batch.Sizes.Count; image++)
        {
            var (scores, boxes) = Decode(predictions, anchors, image);
            for (var i = 0; i < boxes.Length; i += 4)
            {
                BoxEdges.Clip(boxes.AsSpan(i, 4), batch.Sizes[image]);
            }

            var found = new FoundBoxes();
            for (var label = 1; label < _labelCount; label++)
            {
                AddBest(found, scores, boxes, label);
            }

            var best = found.Best(_options.NmsThresh, _options.DetectionsPerImg, predictions.Scores.Device);
            detections.Add(batch.ToOriginal(image, best));
        }

        return detections;
    }

    private void AddBest(FoundBoxes found, float[] scores, float[] boxes, int label)
    {
        int[] candidates =
        [
            .. Enumerable.Range(0, boxes.Length / 4).Where(i => scores[(i * _labelCount) + label] > (float)_options.ScoreThresh),
        ];
        float[] ofLabel = [.. candidates.Select(i => scores[(i * _labelCount) + label])];
        foreach (var rank in NonMaximumSuppression.Descending(ofLabel).Take(_options.TopkCandidates))
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
