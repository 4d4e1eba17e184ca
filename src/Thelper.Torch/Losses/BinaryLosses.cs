namespace Thelper.Torch.Losses;

/// <summary>
/// Cross-entropy of probabilities, each for itself: −t·ln p − (1−t)·ln(1−p), the logarithms being at least −100;
/// <c>torch.nn.BCELoss</c>.
/// </summary>
public sealed class BceLoss : ElementwiseLoss
{
    /// <summary>A factor for each class; null for none. See <see cref="ClassFactors"/>. Owned by the loss.</summary>
    public Tensor? Weight
    {
        get;
        init => field = Own(value);
    }

    private protected override Tensor Compute(Tensor prediction, Tensor target) =>
        prediction.BinaryCrossEntropy(target, ClassFactors.Shaped(Weight, prediction, "weight"), (long)Reduction);
}

/// <summary>Sigmoid and <see cref="BceLoss"/> in one, for scores of any size; <c>torch.nn.BCEWithLogitsLoss</c>.</summary>
public sealed class BceWithLogitsLoss : ElementwiseLoss
{
    /// <summary>A factor for each class; null for none. See <see cref="ClassFactors"/>. Owned by the loss.</summary>
    public Tensor? Weight
    {
        get;
        init => field = Own(value);
    }

    /// <summary>A factor for each class where the target is 1; null for none. Owned by the loss.</summary>
    public Tensor? PositiveWeight
    {
        get;
        init => field = Own(value);
    }

    private protected override Tensor Compute(Tensor prediction, Tensor target) => prediction.BinaryCrossEntropyWithLogits(
        target,
        ClassFactors.Shaped(Weight, prediction, "weight"),
        ClassFactors.Shaped(PositiveWeight, prediction, "pos_weight"),
        (long)Reduction);
}

/// <summary>
/// Factors of classes beside predictions: the K factors belong to dimension 1 of a prediction B×K[×...]. PyTorch would lay
/// them along the last dimension, which is the same for B×K.
/// </summary>
internal static class ClassFactors
{
    /// <exception cref="ArgumentException">There is neither one factor nor one for each class.</exception>
    public static Tensor? Shaped(Tensor? factors, Tensor prediction, string name)
    {
        if (factors is null || factors.ElementCount == 1)
        {
            return Loss.InTypeOf(prediction, factors);
        }

        var rank = prediction.Rank;
        if (rank < 2 || prediction.Size(1) != factors.ElementCount)
        {
            throw new ArgumentException(
                $"The loss has {factors.ElementCount} values of {name}, one for each class, but the prediction is {prediction}, "
                + $"which has {(rank < 2 ? "no dimension of classes" : $"{prediction.Size(1)} classes")}.");
        }

        return Loss.InTypeOf(prediction, factors)!.Reshape([factors.ElementCount, .. Enumerable.Repeat(1L, rank - 2)]);
    }
}
