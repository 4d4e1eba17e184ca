using Thelper.Models;
using Thelper.Models.Detection;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>Makes boxes with the classes of the task of what a detection model found.</summary>
/// <param name="labels">Of the model.</param>
internal sealed class FoundObjects(DetectionLabels labels)
{
    /// <summary>The boxes of a batch, in continuous coordinates and in the order of the model.</summary>
    /// <param name="found">One for each image.</param>
    /// <param name="imageIds">One for each image.</param>
    /// <exception cref="ModelException">An edge is no finite number.</exception>
    public IReadOnlyList<IReadOnlyList<BoundingBox>> Of(IReadOnlyList<Detections> found, IReadOnlyList<string?> imageIds) =>
        [.. found.Zip(imageIds, Of)];

    private BoundingBox[] Of(Detections found, string? imageId)
    {
        var edges = found.Boxes.ToArray<float>();
        var classes = found.Labels.ToArray<long>();
        var scores = found.Scores.ToArray<float>();
        if (!edges.All(float.IsFinite))
        {
            throw new ModelException(
                "The model gives a box with an edge that is no finite number; its weights are probably no numbers any more.");
        }

        var boxes = new BoundingBox[scores.Length];
        for (var i = 0; i < boxes.Length; i++)
        {
            boxes[i] = new BoundingBox(
                labels.ToClassIndex((int)classes[i]), edges[4 * i], edges[(4 * i) + 1], edges[(4 * i) + 2], edges[(4 * i) + 3])
            { IncludesMargin = false, Confidence = scores[i], ImageId = imageId };
        }

        return boxes;
    }
}
