namespace Thelper.Torch.Losses;

/// <summary>
/// A loss that compares each element of the prediction with the element of the target at the same place. Unlike PyTorch's it
/// refuses shapes that differ instead of spreading one over the other, which would compare every prediction with every target.
/// </summary>
public abstract class ElementwiseLoss : Loss
{
    /// <summary>The mean by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <inheritdoc/>
    public override bool IsSum => Reduction == Reduction.Sum;

    /// <summary>Computes the loss.</summary>
    /// <param name="prediction">Any shape, of a floating-point type.</param>
    /// <param name="target">The same shape; converted to the prediction's type. Half precision is computed in single precision.</param>
    /// <inheritdoc cref="ILoss.Forward" path="/returns"/>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public sealed override Tensor Forward(Tensor prediction, Tensor target)
    {
        if (!prediction.Shape.AsSpan().SequenceEqual(target.Shape))
        {
            throw new ArgumentException(
                $"{GetType().Name} compares element by element, but the prediction has the shape {Text(prediction.Shape)} and the "
                + $"target {Text(target.Shape)}. {Advice(prediction.Shape, target.Shape)}");
        }

        // A target that is rounded to half precision would be another target.
        var given = prediction.ScalarType;
        var type = given is ScalarType.Float16 or ScalarType.BFloat16 ? ScalarType.Float32 : given;
        using var scope = TensorScope.Open();
        return scope.Keep(Compute(prediction.To(prediction.Device, type), target.To(prediction.Device, type)));
    }

    /// <summary>Computes the loss of two tensors of one shape, type and device.</summary>
    private protected abstract Tensor Compute(Tensor prediction, Tensor target);

    private protected static string Text(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";

    private static string Advice(ReadOnlySpan<long> prediction, ReadOnlySpan<long> target) =>
        prediction.Length > 1 && target.Length == 1
            ? "A target of class indices needs a loss for classes, such as CrossEntropyLoss; a target of numbers needs a model with "
            + "outputs of its shape."
            : "Give the model outputs of the target's shape.";
}

/// <summary>The squares of the differences; <c>torch.nn.MSELoss</c>.</summary>
public sealed class MseLoss : ElementwiseLoss
{
    private protected override Tensor Compute(Tensor prediction, Tensor target) => prediction.MseLoss(target, (long)Reduction);
}

/// <summary>The absolute differences; <c>torch.nn.L1Loss</c>.</summary>
public sealed class L1Loss : ElementwiseLoss
{
    private protected override Tensor Compute(Tensor prediction, Tensor target) => prediction.L1Loss(target, (long)Reduction);
}

/// <summary>
/// With d the absolute difference, d²/(2β) below β and d − β/2 from there on (Girshick, Fast R-CNN, 2015);
/// <c>torch.nn.SmoothL1Loss</c>.
/// </summary>
public sealed class SmoothL1Loss : ElementwiseLoss
{
    /// <summary>Where the square becomes a line; 1 by default, at least 0, and 0 is the absolute difference.</summary>
    public double Beta { get; init; } = 1;

    private protected override Tensor Compute(Tensor prediction, Tensor target) =>
        prediction.SmoothL1Loss(target, (long)Reduction, Beta);
}

/// <summary>
/// With d the absolute difference, d²/2 below δ and δ(d − δ/2) from there on (Huber, 1964); <c>torch.nn.HuberLoss</c>.
/// </summary>
public sealed class HuberLoss : ElementwiseLoss
{
    /// <summary>Where the square becomes a line; 1 by default, above 0.</summary>
    public double Delta { get; init; } = 1;

    private protected override Tensor Compute(Tensor prediction, Tensor target) =>
        prediction.HuberLoss(target, (long)Reduction, Delta);
}
