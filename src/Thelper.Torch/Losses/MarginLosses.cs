namespace Thelper.Torch.Losses;

/// <summary>
/// The margin loss of several classes: the mean over the other classes of max(0, margin − x[true] + x[other])^p, for B×K scores and
/// B class indices (int64); <c>torch.nn.MultiMarginLoss</c>.
/// </summary>
public sealed class MultiMarginLoss : Loss
{
    /// <summary>The power; 1, the default, or 2.</summary>
    public long P { get; init; } = 1;

    /// <summary>By how much the score of the true class is to be above the others; 1 by default.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>The factor of each true class, K elements; null for none. Owned by the loss.</summary>
    public Tensor? Weight
    {
        get;
        init => field = Own(value);
    }

    /// <summary>The mean by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <inheritdoc/>
    public override bool IsSum => Reduction == Reduction.Sum;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target holds shares of classes, not indices.</exception>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        if (target.ScalarType.IsFloatingPoint())
        {
            throw new ArgumentException(
                $"{nameof(MultiMarginLoss)} takes class indices, but the target, {target}, has shares of classes; mixed samples need "
                + "CrossEntropyLoss.");
        }

        return prediction.MultiMarginLoss(target, P, Margin, InTypeOf(prediction, Weight), (long)Reduction);
    }
}

/// <summary>
/// The margin loss of samples with several classes: the sum over all pairs of a class that is there and one that is not of
/// max(0, 1 − x[there] + x[not there]), divided by the number of classes; <c>torch.nn.MultiLabelMarginLoss</c>.
/// </summary>
public sealed class MultiLabelMarginLoss : Loss
{
    /// <summary>The mean over the samples by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <inheritdoc/>
    public override bool IsSum => Reduction == Reduction.Sum;

    /// <summary>Computes the loss.</summary>
    /// <param name="prediction">Scores, B×K.</param>
    /// <param name="target">
    /// B×K: class indices (int64), those of a sample first and -1 behind them, as PyTorch takes them; or a flag for each class
    /// (floating point), set from a half on.
    /// </param>
    /// <inheritdoc cref="ILoss.Forward" path="/returns"/>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        using var scope = TensorScope.Open();
        var indices = target.ScalarType.IsFloatingPoint() ? IndicesOf(target) : target;
        return scope.Keep(prediction.MultilabelMarginLoss(indices, (long)Reduction));
    }

    private static Tensor IndicesOf(Tensor flags)
    {
        var (values, indices) = flags.Topk(flags.Size(-1));
        return indices.MaskedFillInPlace(values.Lt(0.5), -1);
    }
}

/// <summary>
/// The logistic loss of each element, ln(1 + exp(−t·x)) with t of 1 or -1; <c>torch.nn.SoftMarginLoss</c>.
/// </summary>
public sealed class SoftMarginLoss : ElementwiseLoss
{
    /// <summary>
    /// Whether targets are flags, 0 or 1, or shares between these, which become 2t − 1; false by default. A batch of targets with a
    /// negative one is taken as it is.
    /// </summary>
    public bool TakesFlags { get; init; }

    private protected override Tensor Compute(Tensor prediction, Tensor target) =>
        prediction.SoftMarginLoss(TakesFlags && target.Min().ToDouble() >= 0 ? target.Mul(2).Sub(1) : target, (long)Reduction);
}

/// <summary>
/// The mean over the classes of −t·ln σ(x) − (1−t)·ln σ(−x), for B×K scores and flags; <c>torch.nn.MultiLabelSoftMarginLoss</c>.
/// Classes are the last dimension.
/// </summary>
public sealed class MultiLabelSoftMarginLoss : ElementwiseLoss
{
    /// <summary>The factor of each class, K elements; null for none. Owned by the loss.</summary>
    public Tensor? Weight
    {
        get;
        init => field = Own(value);
    }

    private protected override Tensor Compute(Tensor prediction, Tensor target)
    {
        var negated = target.Neg();
        var loss = negated.Mul(prediction.LogSigmoid()).Sub(negated.Add(1).Mul(prediction.Neg().LogSigmoid()));
        var weighted = InTypeOf(prediction, Weight) is { } weight ? loss.Mul(weight) : loss;
        return Reduced(weighted.Mean([-1]), Reduction);
    }
}

/// <summary>
/// Of distances x of pairs with t of 1 for those that belong together, and -1 for others: x where t is 1, else
/// max(0, margin − x); <c>torch.nn.HingeEmbeddingLoss</c>.
/// </summary>
public sealed class HingeEmbeddingLoss : ElementwiseLoss
{
    /// <summary>How far pairs are to be apart that do not belong together; 1 by default.</summary>
    public double Margin { get; init; } = 1;

    private protected override Tensor Compute(Tensor prediction, Tensor target) =>
        prediction.HingeEmbeddingLoss(target, Margin, (long)Reduction);
}
