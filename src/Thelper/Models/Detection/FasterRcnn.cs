using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// A detection model of two stages (Ren et al., "Faster R-CNN", 2015) on a feature pyramid: the first one proposes boxes, the
/// second one says what they hold. Parameters have torchvision's names.
/// </summary>
public sealed class FasterRcnn : DetectionModel
{
    private readonly ImageScaling _scaling;
    private readonly int _labelCount;
    private readonly DetectionBackbone _backbone;
    private readonly RegionProposals _proposals;
    private readonly RegionClassifier _classifier;

    /// <summary>Makes the model with torchvision's distributions of initial values.</summary>
    /// <param name="backbone">Owned by this module from now on.</param>
    /// <param name="anchors">For each of the backbone's feature maps equally many.</param>
    /// <param name="options">Sizes, thresholds and numbers.</param>
    /// <param name="labelCount">Labels, the background's among them.</param>
    public FasterRcnn(DetectionBackbone backbone, AnchorGenerator anchors, FasterRcnnOptions options, int labelCount)
    {
        (_scaling, _labelCount) = (options.Scaling, labelCount);
        _backbone = Register("backbone", backbone);
        _proposals = Register("rpn", new RegionProposals(anchors, options));
        _classifier = Register("roi_heads", new RegionClassifier(backbone.BodyMapCount, options, labelCount));
    }

    /// <inheritdoc/>
    public override DetectionOutput Forward(IReadOnlyList<Tensor> images, IReadOnlyList<DetectionTarget>? targets)
    {
        var truths = ReadTruth(targets, images.Count, _labelCount);
        using var draws = EvaluationDraws.Begin(IsTraining);
        var batch = _scaling.Scale(images, IsTraining);
        var scaled = batch.Scaled(truths);
        var features = _backbone.Forward(batch.Images);
        var (proposals, first) = _proposals.Forward(batch, features, scaled);
        var detections = IsTraining ? null : _classifier.Detect(batch, features, proposals);
        if (scaled is null || first is not { } losses)
        {
            return new([], detections);
        }

        var (classes, boxes) = _classifier.Losses(batch, features, proposals, scaled);
        return new(
            [
                ("loss_classifier", classes),
                ("loss_box_reg", boxes),
                ("loss_objectness", losses.Objectness),
                ("loss_rpn_box_reg", losses.Boxes),
            ],
            detections);
    }
}
