using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// How little boxes overlap those that they should be (Rezatofighi et al., "Generalized Intersection over Union", 2019): one less
/// the intersection over union, and the share of the smallest box around both that neither covers.
/// </summary>
internal static class GeneralizedOverlap
{
    private const double Epsilon = 1e-7;

    /// <summary>The sum of the losses of all boxes.</summary>
    /// <param name="boxes">N×4: left, top, right, bottom.</param>
    /// <param name="wanted">N×4.</param>
    public static Tensor Loss(Tensor boxes, Tensor wanted)
    {
        using var scope = TensorScope.Open();
        var (start, end) = (boxes.Slice(1, 0, 2), boxes.Slice(1, 2, 4));
        var (trueStart, trueEnd) = (wanted.Slice(1, 0, 2), wanted.Slice(1, 2, 4));
        var common = end.Minimum(trueEnd).Sub(start.Maximum(trueStart));
        var touches = common.Detach().Gt(0);
        var both = Area(common).Mul(touches.Select(1, 0).LogicalAnd(touches.Select(1, 1)).To(common.ScalarType));
        var either = Area(end.Sub(start)).Add(Area(trueEnd.Sub(trueStart))).Sub(both);
        var around = Area(end.Maximum(trueEnd).Sub(start.Minimum(trueStart)));
        var overlap = both.Div(either.Add(Epsilon)).Sub(around.Sub(either).Div(around.Add(Epsilon)));
        return scope.Keep(overlap.Neg().Add(1).Sum());
    }

    private static Tensor Area(Tensor sizes) => sizes.Select(1, 0).Mul(sizes.Select(1, 1));
}
