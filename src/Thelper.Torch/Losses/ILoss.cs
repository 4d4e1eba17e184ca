namespace Thelper.Torch.Losses;

/// <summary>A loss function: a number that says how far predictions are from targets, with a gradient.</summary>
public interface ILoss : IDisposable
{
    /// <summary>Whether the loss grows with the number of samples, as a sum over them does; false by default, as of means.</summary>
    bool IsSum => false;

    /// <summary>Computes the loss.</summary>
    /// <param name="prediction">What the model gave.</param>
    /// <param name="target">What it should have given.</param>
    /// <returns>One element unless the loss was told not to reduce; the caller owns it.</returns>
    Tensor Forward(Tensor prediction, Tensor target);

    /// <summary>Moves tensors that the loss holds, such as class weights.</summary>
    /// <param name="device">Where predictions and targets are.</param>
    void To(Device device);
}

/// <summary>A loss of class indices that leaves one of them out.</summary>
public interface IIgnoringLoss : ILoss
{
    /// <summary>The class index that does not count.</summary>
    long IgnoreIndex { get; }
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
