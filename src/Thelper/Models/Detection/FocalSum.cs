using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// The focal loss of many scores (Lin et al., "Focal Loss for Dense Object Detection", 2017): the sum of −α(1−p)²·log p of the
/// probability p that is given to the truth.
/// </summary>
internal static class FocalSum
{
    /// <summary>α of objects.</summary>
    public const float ObjectWeight = 0.25f;

    /// <summary>α of the rest.</summary>
    public const float RestWeight = 1 - ObjectWeight;

    /// <summary>The loss.</summary>
    /// <param name="opposed">The logits of what is not true.</param>
    /// <param name="weights">α of each.</param>
    public static Tensor Of(Tensor opposed, Tensor weights)
    {
        using var scope = TensorScope.Open();
        var miss = opposed.Sigmoid();
        return scope.Keep(opposed.Softplus().Mul(miss).Mul(miss).Mul(weights).Sum());
    }
}
