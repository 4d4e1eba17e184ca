using Thelper.Data;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A model that finds objects in images of any size. In training mode it gives losses; in use it gives detections, and the
/// losses too where the truth is given.
/// </summary>
public abstract class DetectionModel : Module
{
    /// <summary>Looks at images.</summary>
    /// <param name="images">C×H×W each, float32 with values of 0 to 1, on the model's device; sizes may differ. At least
    /// one.</param>
    /// <param name="targets">What each image holds, on the same device; null is possible outside of training only. An image
    /// may hold nothing.</param>
    /// <exception cref="ModelException">There is no image, the truth is missing in training or of another number of images,
    /// or its labels are not those of the model.</exception>
    /// <exception cref="DataException">A box covers nothing.</exception>
    public abstract DetectionOutput Forward(IReadOnlyList<Tensor> images, IReadOnlyList<DetectionTarget>? targets);

    /// <summary>The truth, checked.</summary>
    private protected IReadOnlyList<TrueObjects>? ReadTruth(IReadOnlyList<DetectionTarget>? targets, int images, int labelCount) =>
        targets is null && IsTraining
            ? throw new ModelException("A detection model learns from the objects of each image, but was given none.")
            : TrueObjects.Read(targets, images, labelCount);
}

/// <summary>What one image holds, with the model's labels: 1 to the number of labels less 1; 0 is the background.</summary>
/// <param name="Boxes">N×4, float32: left, top, right and bottom in pixels of the image, as continuous coordinates, so that
/// the first pixel reaches from 0 to 1. N may be 0.</param>
/// <param name="Labels">N, int64.</param>
public sealed record DetectionTarget(Tensor Boxes, Tensor Labels);

/// <summary>What a model found in one image, the surest first.</summary>
/// <param name="Boxes">M×4, float32: left, top, right and bottom in pixels of the image that was given, within it.</param>
/// <param name="Labels">M, int64, of 1 to the number of labels less 1.</param>
/// <param name="Scores">M, float32, of 0 to 1.</param>
public sealed record Detections(Tensor Boxes, Tensor Labels, Tensor Scores);

/// <summary>What a detection model gives for a batch.</summary>
/// <param name="Losses">Scalars whose sum is to be made small, under torchvision's names, always in the same order:
/// <c>loss_classifier</c>, <c>loss_box_reg</c>, <c>loss_objectness</c> and <c>loss_rpn_box_reg</c> of two stages,
/// <c>classification</c> and <c>bbox_regression</c> of one, to which FCOS adds <c>bbox_ctrness</c>. Empty without targets.</param>
/// <param name="Detections">One for each image, without gradients; null in training mode.</param>
public sealed record DetectionOutput(
    IReadOnlyList<(string Name, Tensor Value)> Losses, IReadOnlyList<Detections>? Detections);
