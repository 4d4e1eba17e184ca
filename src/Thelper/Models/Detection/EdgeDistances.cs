using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// Boxes as the distances of their left, top, right and bottom edge from the centre of another box, in widths and heights of that
/// one; torchvision's <c>BoxLinearCoder</c>.
/// </summary>
internal static class EdgeDistances
{
    /// <summary>The boxes that distances stand for.</summary>
    /// <param name="distances">N×4.</param>
    /// <param name="references">N×4.</param>
    /// <returns>N×4: left, top, right, bottom.</returns>
    public static Tensor Decode(Tensor distances, Tensor references)
    {
        using var scope = TensorScope.Open();
        var (start, end) = (references.Slice(1, 0, 2), references.Slice(1, 2, 4));
        var (centres, sizes) = (start.Add(end).Mul(0.5), end.Sub(start));
        return scope.Keep(Operators.Cat(
            [centres.Sub(distances.Slice(1, 0, 2).Mul(sizes)), centres.Add(distances.Slice(1, 2, 4).Mul(sizes))], 1));
    }

    /// <summary>
    /// How near the centre of a reference is to that of a box: 1 at the centre, 0 on an edge (Tian et al., "FCOS", 2019, equation 3).
    /// </summary>
    /// <param name="box">Four edges, which the centre lies between.</param>
    /// <param name="reference">Four edges.</param>
    public static float Centredness(ReadOnlySpan<float> box, ReadOnlySpan<float> reference) =>
        MathF.Sqrt(Balance(box, reference, 0) * Balance(box, reference, 1));

    private static float Balance(ReadOnlySpan<float> box, ReadOnlySpan<float> reference, int axis)
    {
        var centre = 0.5f * (reference[axis] + reference[axis + 2]);
        var size = reference[axis + 2] - reference[axis];
        var (near, far) = ((centre - box[axis]) / size, (box[axis + 2] - centre) / size);
        return Math.Min(near, far) / Math.Max(near, far);
    }
}
