using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A detection model that predicts classes and boxes of anchors right from feature maps. The losses have torchvision's names.
/// </summary>
public abstract class OneStageModel : DetectionModel
{
    private readonly ImageScaling _scaling;
    private readonly Module<Tensor, IReadOnlyList<Tensor>> _backbone;
    private readonly Module<IReadOnlyList<Tensor>, AnchorPredictions> _head;

    /// <param name="backbone">Owned by this module from now on.</param>
    /// <param name="head">Owned by this module from now on.</param>
    /// <param name="scaling">How images are brought to the model's size.</param>
    /// <param name="labelCount">Labels, the background's among them.</param>
    private protected OneStageModel(
        Module<Tensor, IReadOnlyList<Tensor>> backbone, Module<IReadOnlyList<Tensor>, AnchorPredictions> head, ImageScaling scaling, int labelCount)
    {
        (_scaling, LabelCount) = (scaling, labelCount);
        _backbone = Register("backbone", backbone);
        _head = Register("head", head);
    }

    private protected int LabelCount { get; }

    /// <inheritdoc/>
    public sealed override DetectionOutput Forward(IReadOnlyList<Tensor> images, IReadOnlyList<DetectionTarget>? targets)
    {
        var truths = ReadTruth(targets, images.Count, LabelCount);
        var batch = _scaling.Scale(images, IsTraining);
        var features = _backbone.Forward(batch.Images);
        var predictions = _head.Forward(features);
        var anchors = AnchorsOf(batch.Size, [.. features.Select(map => new Size2d(map.Size(2), map.Size(3)))]);
        var detections = IsTraining ? null : Detect(batch, predictions, anchors);
        return new(batch.Scaled(truths) is { } scaled ? LossesOf(predictions, anchors, scaled) : [], detections);
    }

    /// <summary>The anchors of all feature maps, N×4 on the CPU.</summary>
    private protected abstract Tensor AnchorsOf(Size2d images, IReadOnlyList<Size2d> maps);

    /// <summary>Compares predictions with the truth, which is in pixels of the batch.</summary>
    private protected abstract IReadOnlyList<(string Name, Tensor Value)> LossesOf(
        AnchorPredictions predictions, Tensor anchors, IReadOnlyList<TrueObjects> truths);

    /// <summary>What is found in an image, in pixels of the batch.</summary>
    private protected abstract Detections Find(AnchorPredictions predictions, Tensor anchors, int image, Size2d size);

    private List<Detections> Detect(ScaledBatch batch, AnchorPredictions predictions, Tensor anchors)
    {
        using var mode = GradMode.Disable();
        return [.. batch.Sizes.Select((size, image) => batch.ToOriginal(image, Find(predictions, anchors, image, size)))];
    }
}
