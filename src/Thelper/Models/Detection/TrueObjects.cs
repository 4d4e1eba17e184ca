using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>What one image holds, checked and in the memory of the CPU, where boxes are compared.</summary>
/// <param name="Boxes">N×4.</param>
/// <param name="Labels">N.</param>
internal sealed record TrueObjects(float[] Boxes, long[] Labels)
{
    /// <summary>Reads the truth of a batch.</summary>
    /// <param name="targets">One for each image; null where there is none.</param>
    /// <param name="images">How many images there are.</param>
    /// <param name="labelCount">Labels of the model, the background's among them.</param>
    /// <exception cref="ModelException">The numbers differ, or a label does not exist.</exception>
    /// <exception cref="DataException">A box covers nothing.</exception>
    public static IReadOnlyList<TrueObjects>? Read(IReadOnlyList<DetectionTarget>? targets, int images, int labelCount)
    {
        if (targets is null)
        {
            return null;
        }

        if (targets.Count != images)
        {
            throw new ModelException($"A detection model received {images} images, but the objects of {targets.Count}.");
        }

        var truths = targets.Select(target => new TrueObjects(target.Boxes.ToArray<float>(), target.Labels.ToArray<long>())).ToArray();
        for (var i = 0; i < truths.Length; i++)
        {
            truths[i].Check(i, labelCount);
        }

        return truths;
    }

    /// <summary>The boxes in pixels of a resized image.</summary>
    public TrueObjects Scaled(float across, float down) =>
        this with { Boxes = [.. Boxes.Select((edge, i) => edge * (i % 2 == 0 ? across : down))] };

    private void Check(int image, int labelCount)
    {
        if (Boxes.Length != 4 * Labels.Length)
        {
            throw new ModelException($"Image {image} of the batch has {Labels.Length} labels, but {Boxes.Length / 4} boxes.");
        }

        for (var i = 0; i < Labels.Length; i++)
        {
            if (Labels[i] < 1 || Labels[i] >= labelCount)
            {
                throw new ModelException(
                    $"Box {i} of image {image} of the batch has the label {Labels[i]}, but the model knows 1 to {labelCount - 1}.");
            }

            var number = i;
            BoxEdges.RequireArea(Boxes.AsSpan(4 * i, 4), () => $"Box {number} of image {image} of the batch");
        }
    }
}
