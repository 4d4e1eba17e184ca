using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A detection model of one stage on a feature pyramid (Lin et al., "Focal Loss for Dense Object Detection", 2017). Parameters
/// have torchvision's names.
/// </summary>
/// <remarks>As with torchvision, there is a score for the label 0, which is no class. It never becomes a detection here.</remarks>
public sealed class RetinaNet : OneStageModel
{
    private readonly RetinaNetOptions _options;
    private readonly AnchorGenerator _anchors;
    private readonly RetinaNetLoss _loss;
    private readonly BoxCoder _coder = new(BoxWeights.One);

    /// <summary>Makes the model with torchvision's distributions of initial values.</summary>
    /// <param name="backbone">Owned by this module from now on.</param>
    /// <param name="anchors">For each of the backbone's feature maps equally many.</param>
    /// <param name="options">Sizes, thresholds and numbers.</param>
    /// <param name="labelCount">Labels, the background's among them.</param>
    public RetinaNet(DetectionBackbone backbone, AnchorGenerator anchors, RetinaNetOptions options, int labelCount)
        : base(backbone, new RetinaNetHead(anchors.CountAt(0), labelCount), options.Scaling, labelCount) =>
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
        var candidates = Candidates(predictions, image);
        var boxes = Decode(predictions.Codes.Select(0, image), anchors, candidates);
        var found = new FoundBoxes();
        for (var i = 0; i < candidates.Count; i++)
        {
            var box = boxes.AsSpan(4 * i, 4);
            BoxEdges.Clip(box, size);
            found.Add(box, candidates[i].Score, candidates[i].Label);
        }

        return found.Best(_options.NmsThresh, _options.DetectionsPerImg, predictions.Scores.Device);
    }

    private List<Candidate> Candidates(AnchorPredictions predictions, int image)
    {
        using var scope = TensorScope.Open();
        var scores = predictions.Scores.Select(0, image).Sigmoid().ToArray<float>();
        return new MapCandidates(_options.ScoreThresh, _options.TopkCandidates).Of(scores, predictions.Counts, LabelCount);
    }

    private float[] Decode(Tensor codes, Tensor anchors, List<Candidate> candidates)
    {
        using var scope = TensorScope.Open();
        var rows = Tensors.From<long>([.. candidates.Select(candidate => (long)candidate.Anchor)]).To(codes.Device);
        return _coder.Decode(codes.IndexSelect(0, rows).Unsqueeze(1), anchors.To(codes.Device).IndexSelect(0, rows)).ToArray<float>();
    }
}
