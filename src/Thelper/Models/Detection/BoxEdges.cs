using System.Globalization;
using Thelper.Data;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>What is done to boxes of four edges: left, top, right, bottom.</summary>
internal static class BoxEdges
{
    /// <summary>Moves edges that lie outside of an image to its border.</summary>
    public static void Clip(Span<float> box, Size2d image)
    {
        box[0] = Math.Clamp(box[0], 0, image.Width);
        box[1] = Math.Clamp(box[1], 0, image.Height);
        box[2] = Math.Clamp(box[2], 0, image.Width);
        box[3] = Math.Clamp(box[3], 0, image.Height);
    }

    /// <summary>Whether width and height are at least so many pixels.</summary>
    public static bool AreApart(ReadOnlySpan<float> box, float pixels) =>
        box[2] - box[0] >= pixels && box[3] - box[1] >= pixels;

    /// <summary>Refuses a box that no model can learn to find.</summary>
    /// <param name="box">Edges, not yet scaled.</param>
    /// <param name="which">The start of the sentence, such as <c>Box 2 of image 0 of the batch</c>; asked only where it is needed.</param>
    /// <exception cref="DataException">Its width or height is not above 0, or an edge is NaN.</exception>
    public static void RequireArea(ReadOnlySpan<float> box, Func<string> which)
    {
        if (!(box[2] > box[0] && box[3] > box[1]))
        {
            throw new DataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{which()} goes from ({box[0]}, {box[1]}) to ({box[2]}, {box[3]}) and covers nothing, so no model can learn to find it; mend it, or take it out."));
        }
    }

    /// <summary>Some of many boxes, one after another.</summary>
    public static float[] Take(ReadOnlySpan<float> boxes, ReadOnlySpan<int> indices)
    {
        var taken = new float[4 * indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            boxes.Slice(4 * indices[i], 4).CopyTo(taken.AsSpan(4 * i));
        }

        return taken;
    }
}
