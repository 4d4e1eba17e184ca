namespace Thelper.Torch;

/// <content>What is done to the values of gradients between a backward pass and an optimizer step.</content>
public static unsafe partial class Gradients
{
    // What torch.nn.utils.clip_grad_norm_ adds to the norm, so that gradients of 0 are not divided by 0.
    private const double NormFloor = 1e-6;

    /// <summary>Multiplies all gradients by a number, in place.</summary>
    /// <param name="tensors">Leaf tensors; those without a gradient are passed over.</param>
    /// <param name="factor">The number; 1 costs nothing.</param>
    public static void Multiply(IReadOnlyList<Tensor> tensors, double factor)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        if (factor != 1 && Present(tensors) is { Count: > 0 } gradients)
        {
            Operators.ForeachMulInPlace(gradients, factor);
        }
    }

    /// <summary>Whether no element of any gradient is infinite or no number.</summary>
    /// <param name="tensors">Leaf tensors; those without a gradient are passed over.</param>
    public static bool AreFinite(IReadOnlyList<Tensor> tensors)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        // The largest magnitudes, because a sum of squares may overflow where no element does.
        return Present(tensors) is not { Count: > 0 } gradients
            || Operators.Stack(Operators.ForeachNorm(gradients, double.PositiveInfinity)).Isfinite().All().ToDouble() != 0;
    }

    /// <summary>The Euclidean norm of all gradients, taken as one vector; 0 where there is none.</summary>
    /// <param name="tensors">Leaf tensors on one device.</param>
    public static double Norm(IReadOnlyList<Tensor> tensors)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        return Present(tensors) is { Count: > 0 } gradients
            ? Operators.Stack(Operators.ForeachNorm(gradients)).LinalgVectorNorm().ToDouble()
            : 0;
    }

    /// <summary>
    /// Shortens the gradients, taken as one vector, to a norm (Pascanu et al., "On the difficulty of training recurrent
    /// neural networks", 2013), as <c>torch.nn.utils.clip_grad_norm_</c> does. Shorter ones stay as they are, and so do
    /// those whose norm is not finite.
    /// </summary>
    /// <param name="tensors">Leaf tensors on one device.</param>
    /// <param name="maximum">The norm that is allowed; above 0.</param>
    /// <returns>The norm before.</returns>
    public static double ClipNorm(IReadOnlyList<Tensor> tensors, double maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        var norm = Norm(tensors);
        if (double.IsFinite(norm))
        {
            Multiply(tensors, Math.Min(1, maximum / (norm + NormFloor)));
        }

        return norm;
    }

    /// <summary>Brings every element of the gradients between −maximum and maximum, as <c>torch.nn.utils.clip_grad_value_</c> does.</summary>
    /// <param name="tensors">Leaf tensors; those without a gradient are passed over.</param>
    /// <param name="maximum">The magnitude that is allowed; above 0.</param>
    public static void ClipValue(IReadOnlyList<Tensor> tensors, double maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        foreach (var gradient in Present(tensors))
        {
            gradient.ClampInPlace(-maximum, maximum);
        }
    }

    private static List<Tensor> Present(IReadOnlyList<Tensor> tensors) => [.. Of(tensors).OfType<Tensor>()];
}
