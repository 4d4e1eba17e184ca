namespace Thelper.Torch.Losses;

/// <summary>
/// Cross-entropy in which elements that are predicted well count less (Lin et al., Focal Loss for Dense Object Detection,
/// 2017): the mean over the elements of α·(1−p)^γ·w·(−ln p), with p the probability of the element's class and w the class's
/// weight. As with <see cref="CrossEntropyLoss"/>, the mean divides by the sum of the weights, and the target holds indices or
/// shares of classes.
/// </summary>
public sealed class FocalLoss : Loss, IIgnoringLoss
{
    // Keeps the gradient of a power below 1 finite where p is 1, as it is where an element is ignored.
    private const double LeastRest = 1e-12;

    /// <summary>How strongly; 2 by default, at least 0. With 0 the loss is the cross-entropy, times α.</summary>
    public double Gamma { get; init; } = 2;

    /// <summary>A factor of the whole loss; 0.5 by default.</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>The factor of each class, K elements; null for none. Owned by the loss.</summary>
    public Tensor? Weight
    {
        get;
        init => field = Own(value);
    }

    /// <summary>A class index that does not count; 255 by default.</summary>
    public long IgnoreIndex { get; init; } = 255;

    /// <summary>
    /// True, the default: each element has its own (1−p)^γ. False: p follows from the mean cross-entropy of the batch, for
    /// comparison with results of the Python original.
    /// </summary>
    public bool PerElement { get; init; } = true;

    /// <summary>Computes the loss.</summary>
    /// <param name="prediction">Scores, B×K[×...].</param>
    /// <param name="target">Class indices (int64), B[×...], or shares of classes like the prediction.</param>
    /// <returns>One element; the caller owns it.</returns>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        using var scope = TensorScope.Open();
        if (!PerElement)
        {
            var mean = CrossEntropy(prediction, target, Weight, Reduction.Mean);
            return scope.Keep(Rest(mean).Mul(mean).Mul(Alpha));
        }

        var losses = CrossEntropy(prediction, target, null, Reduction.None);
        var weighted = Weight is null ? losses : CrossEntropy(prediction, target, Weight, Reduction.None);
        return scope.Keep(Rest(losses).Mul(weighted).Sum().Mul(Alpha).Div(WeightSum(losses, target)));
    }

    private Tensor CrossEntropy(Tensor prediction, Tensor target, Tensor? weight, Reduction reduction) =>
        prediction.CrossEntropyLoss(target, InTypeOf(prediction, weight), (long)reduction, HasShares(target) ? -100 : IgnoreIndex);

    /// <summary>(1−p)^γ from −ln p; by expm1, which keeps the digits where p is near 1.</summary>
    private Tensor Rest(Tensor loss) => loss.Neg().Expm1().Neg().Clamp(min: LeastRest).Pow(Gamma);

    private Tensor WeightSum(Tensor losses, Tensor target)
    {
        if (HasShares(target))
        {
            return Tensors.FromScalar(losses.ElementCount).To(losses.Device);
        }

        var counts = target.Ne(IgnoreIndex).To(losses.Device, losses.ScalarType);
        if (Weight is null)
        {
            return counts.Sum();
        }

        // An ignored index need not be one that a weight belongs to.
        var classes = target.Mul(target.Ne(IgnoreIndex)).Reshape([-1]);
        return InTypeOf(losses, Weight)!.IndexSelect(0, classes).Mul(counts.Reshape([-1])).Sum();
    }

    private static bool HasShares(Tensor target) => target.ScalarType.IsFloatingPoint();
}
