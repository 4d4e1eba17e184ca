using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>Backward passes, and the gradients that they leave.</summary>
public static unsafe partial class Gradients
{
    /// <summary>
    /// Adds to the gradient of every leaf tensor, from which this one was computed, the derivative of this one.
    /// </summary>
    /// <param name="loss">The tensor to differentiate; one element where no <paramref name="gradient"/> is given.</param>
    /// <param name="gradient">The derivative of what comes after, in the shape of <paramref name="loss"/>; null is 1.</param>
    /// <param name="retainGraph">Keeps what was recorded, for a second pass.</param>
    /// <exception cref="TorchException">Nothing was recorded, or it was used up by a pass before.</exception>
    public static void Backward(this Tensor loss, Tensor? gradient = null, bool retainGraph = false)
    {
        using var handles = new HandleArray(gradient is null ? [] : [gradient]);
        NativeMethods.Backward(loss.Handle, handles.FirstOrNull, retainGraph ? (byte)1 : (byte)0);
    }

    /// <summary>The gradient left by backward passes, or null where there is none. The caller owns the result.</summary>
    /// <param name="tensor">A leaf tensor, such as a parameter.</param>
    public static Tensor? Gradient(this Tensor tensor) => Of([tensor])[0];

    /// <summary>Replaces the gradient.</summary>
    /// <param name="tensor">A leaf tensor.</param>
    /// <param name="gradient">Of the tensor's shape and type; null for none.</param>
    public static void SetGradient(this Tensor tensor, Tensor? gradient)
    {
        using var handles = new HandleArray(gradient is null ? [] : [gradient]);
        NativeMethods.SetGradient(tensor.Handle, handles.FirstOrNull);
    }

    /// <summary>The gradients of many tensors in one call; null where a tensor has none. The caller owns them.</summary>
    /// <param name="tensors">Leaf tensors.</param>
    public static Tensor?[] Of(IReadOnlyList<Tensor> tensors)
    {
        using var handles = new HandleArray(tensors);
        var gradients = new nint[tensors.Count];
        fixed (nint* first = gradients)
        {
            NativeMethods.Gradients(handles.First, tensors.Count, first);
        }

        return Array.ConvertAll(gradients, gradient => gradient == 0 ? null : Tensor.Own(gradient));
    }

    /// <summary>Drops the gradients, so that the next backward pass starts from none.</summary>
    /// <param name="tensors">Leaf tensors.</param>
    public static void Clear(IReadOnlyList<Tensor> tensors)
    {
        using var handles = new HandleArray(tensors);
        NativeMethods.ClearGradients(handles.First, tensors.Count);
    }
}
