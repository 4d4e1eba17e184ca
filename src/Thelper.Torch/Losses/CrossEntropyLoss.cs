namespace Thelper.Torch.Losses;

/// <summary>A loss function: a number that says how far predictions are from targets, with a gradient.</summary>
public interface ILoss : IDisposable
{
    /// <summary>Computes the loss.</summary>
    /// <param name="prediction">What the model gave.</param>
    /// <param name="target">What it should have given.</param>
    /// <returns>One element unless the loss was told not to reduce; the caller owns it.</returns>
    Tensor Forward(Tensor prediction, Tensor target);

    /// <summary>Moves tensors that the loss holds, such as class weights.</summary>
    /// <param name="device">Where predictions and targets are.</param>
    void To(Device device);
}

/// <summary>How the losses of the elements become one number.</summary>
public enum Reduction
{
    /// <summary>They are not reduced.</summary>
    None = 0,

    /// <summary>Their mean; weighted where there are class weights.</summary>
    Mean = 1,

    /// <summary>Their sum.</summary>
    Sum = 2,
}

/// <summary>
/// Softmax and negative log-likelihood in one, for B×K[×...] scores and B[×...] class indices (int64), or B×K[×...] shares of
/// classes of the scores' type; <c>torch.nn.CrossEntropyLoss</c>. The mean over shares is over the samples, without regard to
/// class weights, as PyTorch takes it.
/// </summary>
public sealed class CrossEntropyLoss : ILoss
{
    private const long NoIndex = -100;

    /// <summary>The factor of each class, K elements; null for none. Owned by the loss, and no longer by a scope.</summary>
    public Tensor? Weight
    {
        get;
        init => field = value is null ? null : TensorScope.Release(value);
    }

    /// <summary>A class index that does not count; -100 by default. Shares of classes all count.</summary>
    public long IgnoreIndex { get; init; } = NoIndex;

    /// <summary>The mean by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <summary>The share of the target spread evenly over all classes; 0 to 1, 0 by default.</summary>
    public double LabelSmoothing { get; init; }

    /// <inheritdoc/>
    public Tensor Forward(Tensor prediction, Tensor target)
    {
        // libtorch refuses shares of classes together with an index to ignore, which they cannot have.
        var ignored = target.ScalarType.IsFloatingPoint() ? NoIndex : IgnoreIndex;
        return prediction.CrossEntropyLoss(target, Weight, (long)Reduction, ignored, LabelSmoothing);
    }

    /// <inheritdoc/>
    public void To(Device device)
    {
        if (Weight is { } weight && weight.Device != device)
        {
            using var moved = weight.To(device, weight.ScalarType);
            weight.SetData(moved);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Weight?.Dispose();
}
