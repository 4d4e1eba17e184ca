namespace Thelper.Torch.Losses;

/// <summary>
/// Of pairs of vectors with t of 1 for those that belong together, and -1 for others: 1 − cos where t is 1, else
/// max(0, cos − margin); <c>torch.nn.CosineEmbeddingLoss</c>.
/// </summary>
public sealed class CosineEmbeddingLoss
{
    /// <summary>The cosine that pairs may have that do not belong together; 0 by default, -1 to 1.</summary>
    public double Margin { get; init; }

    /// <summary>The mean by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <summary>Computes the loss.</summary>
    /// <param name="first">B×D, or D.</param>
    /// <param name="second">The same shape.</param>
    /// <param name="target">B of 1 and -1, or one of them.</param>
    /// <returns>One element unless the loss was told not to reduce; the caller owns it.</returns>
    public Tensor Forward(Tensor first, Tensor second, Tensor target) => first.CosineEmbeddingLoss(second, target, Margin, (long)Reduction);
}

/// <summary>
/// Of pairs of scores, with t of 1 where the first is to be higher and -1 where the second is: max(0, margin − t·(x₁ − x₂));
/// <c>torch.nn.MarginRankingLoss</c>.
/// </summary>
public sealed class MarginRankingLoss
{
    /// <summary>By how much a score is to be higher; 0 by default.</summary>
    public double Margin { get; init; }

    /// <summary>The mean by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <summary>Computes the loss.</summary>
    /// <param name="first">Scores of any shape.</param>
    /// <param name="second">The same shape.</param>
    /// <param name="target">The same shape, of 1 and -1.</param>
    /// <returns>One element unless the loss was told not to reduce; the caller owns it.</returns>
    public Tensor Forward(Tensor first, Tensor second, Tensor target) => first.MarginRankingLoss(second, target, Margin, (long)Reduction);
}

/// <summary>
/// Of vectors with one each that belongs to them and one that does not: max(0, d(a, p) − d(a, n) + margin) (Balntas et al., Learning
/// shallow convolutional feature descriptors with triplet losses, 2016); <c>torch.nn.TripletMarginLoss</c>.
/// </summary>
public sealed class TripletMarginLoss
{
    /// <summary>By how much farther what does not belong together is to be; 1 by default.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>The norm that distances are measured by; 2 by default.</summary>
    public double P { get; init; } = 2;

    /// <summary>Added to differences, so that distances of 0 have a gradient; 1e-6 by default.</summary>
    public double Epsilon { get; init; } = 1e-6;

    /// <summary>Whether d(p, n) counts where it is less than d(a, n); false by default.</summary>
    public bool Swap { get; init; }

    /// <summary>The mean by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <summary>Computes the loss.</summary>
    /// <param name="anchor">B×D, or D.</param>
    /// <param name="positive">What belongs to it; the same shape.</param>
    /// <param name="negative">What does not; the same shape.</param>
    /// <returns>One element unless the loss was told not to reduce; the caller owns it.</returns>
    public Tensor Forward(Tensor anchor, Tensor positive, Tensor negative) =>
        anchor.TripletMarginLoss(positive, negative, Margin, P, Epsilon, Swap, (long)Reduction);
}

/// <summary><see cref="TripletMarginLoss"/> with a distance of any kind; <c>torch.nn.TripletMarginWithDistanceLoss</c>.</summary>
public sealed class TripletMarginWithDistanceLoss
{
    /// <summary>The distance of two tensors B×..., B numbers; by default the Euclidean one of vectors B×D.</summary>
    public Func<Tensor, Tensor, Tensor> Distance { get; init; } = (first, second) => first.PairwiseDistance(second);

    /// <summary>By how much farther what does not belong together is to be; 1 by default.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>Whether d(p, n) counts where it is less than d(a, n); false by default.</summary>
    public bool Swap { get; init; }

    /// <summary>The mean by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <inheritdoc cref="TripletMarginLoss.Forward"/>
    public Tensor Forward(Tensor anchor, Tensor positive, Tensor negative)
    {
        using var scope = TensorScope.Open();
        var (near, far) = (Distance(anchor, positive), Distance(anchor, negative));
        var nearest = Swap ? far.Minimum(Distance(positive, negative)) : far;
        return scope.Keep(Loss.Reduced(near.Sub(nearest).Add(Margin).Clamp(min: 0), Reduction));
    }
}

/// <summary>
/// Connectionist temporal classification: the negative log-likelihood of sequences of labels whose places are not known (Graves et
/// al., 2006); <c>torch.nn.CTCLoss</c>.
/// </summary>
public sealed class CtcLoss
{
    /// <summary>The class that stands for no label; 0 by default.</summary>
    public long Blank { get; init; }

    /// <summary>Whether an infinite loss, of a sequence that is too short for its labels, counts as 0; false by default.</summary>
    public bool ZeroInfinity { get; init; }

    /// <summary>The mean by default, of losses divided by the lengths of their labels.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <summary>Computes the loss.</summary>
    /// <param name="logProbabilities">Logarithms of probabilities, T×B×K, or T×K.</param>
    /// <param name="targets">Labels (int64): B×S, of which those beyond the lengths do not count, or all behind each other.</param>
    /// <param name="inputLengths">B (int64): how many of the T are of each sequence.</param>
    /// <param name="targetLengths">B (int64): how many labels each sequence has.</param>
    /// <returns>One element unless the loss was told not to reduce; the caller owns it.</returns>
    public Tensor Forward(Tensor logProbabilities, Tensor targets, Tensor inputLengths, Tensor targetLengths) =>
        logProbabilities.CtcLoss(targets, inputLengths, targetLengths, Blank, (long)Reduction, ZeroInfinity);
}
