using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// Boxes as four numbers relative to other boxes: how far the centre is off in widths and heights, and the logarithms of how
/// many times as wide and high it is; each with a weight (Girshick et al., "Rich Feature Hierarchies", 2014, appendix C).
/// </summary>
/// <param name="weights">Factors of the four numbers.</param>
public sealed class BoxCoder(BoxWeights weights)
{
    // Keeps the exponential of an untrained regression finite: at most 1000/16 times as wide.
    private static readonly double LargestLogarithm = Math.Log(1000.0 / 16);

    /// <summary>The numbers that stand for boxes.</summary>
    /// <param name="boxes">N×4: left, top, right, bottom.</param>
    /// <param name="references">N×4, each with an area.</param>
    /// <returns>N×4.</returns>
    public Tensor Encode(Tensor boxes, Tensor references)
    {
        using var scope = TensorScope.Open();
        var (x, y, width, height) = Parts(references);
        var (trueX, trueY, trueWidth, trueHeight) = Parts(boxes);
        return scope.Keep(Operators.Stack(
            [
                trueX.Sub(x).Mul(weights.X).Div(width),
                trueY.Sub(y).Mul(weights.Y).Div(height),
                trueWidth.Div(width).Log().Mul(weights.Width),
                trueHeight.Div(height).Log().Mul(weights.Height),
            ],
            1));
    }

    /// <summary>The boxes that numbers stand for.</summary>
    /// <param name="codes">N×K×4.</param>
    /// <param name="references">N×4.</param>
    /// <returns>N×K×4: left, top, right, bottom.</returns>
    public Tensor Decode(Tensor codes, Tensor references)
    {
        using var scope = TensorScope.Open();
        var (x, y, width, height) = Parts(references.Unsqueeze(1));
        var centreX = codes.Select(-1, 0).Div(weights.X).Mul(width).Add(x);
        var centreY = codes.Select(-1, 1).Div(weights.Y).Mul(height).Add(y);
        var halfWidth = codes.Select(-1, 2).Div(weights.Width).Clamp(max: LargestLogarithm).Exp().Mul(width).Mul(0.5);
        var halfHeight = codes.Select(-1, 3).Div(weights.Height).Clamp(max: LargestLogarithm).Exp().Mul(height).Mul(0.5);
        return scope.Keep(Operators.Stack(
            [centreX.Sub(halfWidth), centreY.Sub(halfHeight), centreX.Add(halfWidth), centreY.Add(halfHeight)], -1));
    }

    private static (Tensor X, Tensor Y, Tensor Width, Tensor Height) Parts(Tensor boxes)
    {
        var (left, top) = (boxes.Select(-1, 0), boxes.Select(-1, 1));
        var width = boxes.Select(-1, 2).Sub(left);
        var height = boxes.Select(-1, 3).Sub(top);
        return (left.Add(width.Mul(0.5)), top.Add(height.Mul(0.5)), width, height);
    }
}

/// <summary>The factors of a <see cref="BoxCoder"/>'s numbers; they say how much each counts in a loss.</summary>
/// <param name="X">Of the centre, across.</param>
/// <param name="Y">Of the centre, down.</param>
/// <param name="Width">Of the width's logarithm.</param>
/// <param name="Height">Of the height's logarithm.</param>
public readonly record struct BoxWeights(double X, double Y, double Width, double Height)
{
    /// <summary>1 for each.</summary>
    public static BoxWeights One { get; } = new(1, 1, 1, 1);
}
