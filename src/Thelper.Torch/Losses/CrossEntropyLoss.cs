namespace Thelper.Torch.Losses;

/// <summary>
/// Softmax and negative log-likelihood in one, for B×K[×...] scores and B[×...] class indices (int64), or B×K[×...] shares of
/// classes of the scores' type; <c>torch.nn.CrossEntropyLoss</c>. The mean over shares is over the samples, without regard to
/// class weights, as PyTorch takes it.
/// </summary>
public sealed class CrossEntropyLoss : Loss, IIgnoringLoss
{
    private const long NoIndex = -100;

    /// <summary>The factor of each class, K elements; null for none. Owned by the loss, and no longer by a scope.</summary>
    public Tensor? Weight
    {
        get;
        init => field = Own(value);
    }

    /// <summary>A class index that does not count; -100 by default. Shares of classes all count.</summary>
    public long IgnoreIndex { get; init; } = NoIndex;

    /// <summary>The mean by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <summary>The share of the target spread evenly over all classes; 0 to 1, 0 by default.</summary>
    public double LabelSmoothing { get; init; }

    /// <inheritdoc/>
    public override bool IsSum => Reduction == Reduction.Sum;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        // libtorch refuses shares of classes together with an index to ignore, which they cannot have.
        var ignored = target.ScalarType.IsFloatingPoint() ? NoIndex : IgnoreIndex;
        return prediction.CrossEntropyLoss(target, InTypeOf(prediction, Weight), (long)Reduction, ignored, LabelSmoothing);
    }
}
