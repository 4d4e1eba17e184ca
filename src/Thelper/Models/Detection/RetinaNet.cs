using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A detection model of one stage on a feature pyramid (Lin et al., "Focal Loss for Dense Object Detection", 2017). Parameters
/// have torchvision's names.
/// </summary>
/// <remarks>As with torchvision, there is a score for the label 0, which is no class. It never becomes a detection here.</remarks>
public sealed class RetinaNet : DetectionModel
{
    private readonly RetinaNetOptions _options;
    private readonly ImageScaling _scaling;
    private readonly AnchorGenerator _anchors;
    private readonly RetinaNetLoss _loss;
    private readonly BoxCoder _coder = new(BoxWeights.One);
    private readonly int _labelCount;
    private readonly DetectionBackbone _backbone;
    private readonly RetinaNetHead _head;

    /// <summary>Makes the model with torchvision's distributions of initial values.</summary>
    /// <param name="backbone">Owned by this module from now on.</param>
    /// <param name="anchors">For each of the backbone's feature maps equally many.</param>
    /// <param name="options">Sizes, thresholds and numbers.</param>
    /// <param name="labelCount">Labels, the background's among them.</param>
    public RetinaNet(DetectionBackbone backbone, AnchorGenerator anchors, RetinaNetOptions options, int labelCount)
    {
        (_options, _anchors, _labelCount) = (options, anchors, labelCount);
        (_scaling, _loss) = (new(options), new(options));
        _backbone = Register("backbone", backbone);
        _head = Register("head", new RetinaNetHead(anchors.CountAt(0), labelCount));
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
            var candidates = Candidates(predictions, image);
            var boxes = Decode(predictions.Codes.Select(0, image), anchors, candidates);
            var found = new FoundBoxes();
            for (var i = 0; i < candidates.Count; i++)
            {
                var box = boxes.AsSpan(4 * i, 4);
                BoxEdges.Clip(box, batch.Sizes[image]);
                found.Add(box, candidates[i].Score, candidates[i].Label);
            }

            var best = found.Best(_options.NmsThresh, _options.DetectionsPerImg, predictions.Scores.Device);
            detections.Add(batch.ToOriginal(image, best));
        }

        return detections;
    }

    /// <summary>The classes of anchors with the highest scores of each feature map.</summary>
    private List<(int Anchor, int Label, float Score)> Candidates(AnchorPredictions predictions, int image)
    {
        using var scope = TensorScope.Open();
        var scores = predictions.Scores.Select(0, image).Sigmoid().ToArray<float>();
        var candidates = new List<(int Anchor, int Label, float Score)>();
        var first = 0;
        foreach (var count in predictions.Counts)
        {
            var end = first + ((int)count * _labelCount);
            var ofMap = new List<int>();
            for (var i = first; i < end; i++)
            {
                if (scores[i] > (float)_options.ScoreThresh && i % _labelCount > 0)
                {
                    ofMap.Add(i);
                }
            }

            var order = NonMaximumSuppression.Descending([.. ofMap.Select(i => scores[i])]);
            candidates.AddRange(order.Take(_options.TopkCandidates).Select(rank => ofMap[rank])
                .Select(i => (i / _labelCount, i % _labelCount, scores[i])));
            first = end;
        }

        return candidates;
    }

    private float[] Decode(Tensor codes, Tensor anchors, List<(int Anchor, int Label, float Score)> candidates)
    {
        using var scope = TensorScope.Open();
        var rows = Tensors.From<long>([.. candidates.Select(candidate => (long)candidate.Anchor)]).To(codes.Device);
        return _coder.Decode(codes.IndexSelect(0, rows).Unsqueeze(1), anchors.To(codes.Device).IndexSelect(0, rows)).ToArray<float>();
    }
}
