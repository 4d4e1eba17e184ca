namespace Thelper.Torch.Losses;

/// <summary>
/// Negative log-likelihood of B×K[×...] logarithms of probabilities and B[×...] class indices (int64);
/// <c>torch.nn.NLLLoss</c>.
/// </summary>
public sealed class NllLoss : Loss, IIgnoringLoss
{
    /// <summary>The factor of each class, K elements; null for none. Owned by the loss.</summary>
    public Tensor? Weight
    {
        get;
        init => field = Own(value);
    }

    /// <summary>A class index that does not count; -100 by default.</summary>
    public long IgnoreIndex { get; init; } = -100;

    /// <summary>The mean by default, weighted where there are class weights.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <inheritdoc/>
    public override bool IsSum => Reduction == Reduction.Sum;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor prediction, Tensor target) =>
        prediction.NllLossNd(target, InTypeOf(prediction, Weight), (long)Reduction, IgnoreIndex);
}
