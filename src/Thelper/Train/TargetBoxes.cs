using Thelper.Data;
using Thelper.Models.Detection;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>Makes of the objects in an image what a detection model learns from.</summary>
/// <param name="labels">Of the model.</param>
/// <param name="device">Where the model computes.</param>
internal sealed class TargetBoxes(DetectionLabels labels, Device device)
{
    /// <summary>The objects but crowds, in continuous coordinates.</summary>
    /// <param name="boxes">Of one image; may be none.</param>
    /// <exception cref="DataException">A box covers nothing.</exception>
    public DetectionTarget Of(IReadOnlyList<BoundingBox> boxes)
    {
        var objects = boxes.Where(box => !box.IsCrowd).ToArray();
        return new DetectionTarget(
            Tensors.From<float>([.. objects.SelectMany(EdgesOf)], objects.Length, 4).To(device),
            Tensors.From<long>(Array.ConvertAll(objects, box => (long)labels.ToLabel(box.ClassIndex))).To(device));
    }

    private static float[] EdgesOf(BoundingBox box)
    {
        var extent = box.Extent;
        float[] edges = [(float)extent.Left, (float)extent.Top, (float)extent.Right, (float)extent.Bottom];
        BoxEdges.RequireArea(edges, () => $"A box of the class {box.ClassIndex}{Of(box.ImageId)}");
        return edges;
    }

    private static string Of(string? imageId) => imageId is null ? "" : $" in the image '{imageId}'";
}
