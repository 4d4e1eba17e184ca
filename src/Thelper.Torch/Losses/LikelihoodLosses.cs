namespace Thelper.Torch.Losses;

/// <summary>
/// The negative log-likelihood of counts t under Poisson distributions: e^x − t·x of a predicted logarithm x, or x − t·ln x of
/// a predicted mean; <c>torch.nn.PoissonNLLLoss</c>.
/// </summary>
public sealed class PoissonNllLoss : ElementwiseLoss
{
    /// <summary>Whether predictions are logarithms of means; true by default.</summary>
    public bool LogInput { get; init; } = true;

    /// <summary>Whether ln t! is added for counts above 1, by Stirling's formula; false by default, as it has no gradient.</summary>
    public bool Full { get; init; }

    /// <summary>Added to predicted means before their logarithm; 1e-8 by default.</summary>
    public double Epsilon { get; init; } = 1e-8;

    private protected override Tensor Compute(Tensor prediction, Tensor target) =>
        prediction.PoissonNllLoss(target, LogInput, Full, Epsilon, (long)Reduction);
}

/// <summary>
/// The negative log-likelihood of numbers under normal distributions with predicted means and variances,
/// (ln v + (x − t)²/v)/2 (Nix and Weigend, 1994); <c>torch.nn.GaussianNLLLoss</c>.
/// </summary>
public sealed class GaussianNllLoss
{
    /// <summary>Whether ln(2π)/2 is added, which has no gradient; false by default.</summary>
    public bool Full { get; init; }

    /// <summary>The least variance; 1e-6 by default. What is below counts as this, but has its gradient.</summary>
    public double Epsilon { get; init; } = 1e-6;

    /// <summary>The mean by default.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <summary>Computes the loss.</summary>
    /// <param name="prediction">Means, of any shape.</param>
    /// <param name="target">The same shape.</param>
    /// <param name="variance">Not negative; of the same shape, or one for each row, with or without a last dimension of 1.</param>
    /// <returns>One element unless the loss was told not to reduce; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, or a variance is negative.</exception>
    public Tensor Forward(Tensor prediction, Tensor target, Tensor variance)
    {
        using var scope = TensorScope.Open();
        if (!prediction.Shape.AsSpan().SequenceEqual(target.Shape))
        {
            throw new ArgumentException($"The prediction is {prediction} and the target {target}; their shapes must be the same.");
        }

        var spread = Fitting(variance, prediction).Clone();
        if (spread.Min().ToDouble() < 0)
        {
            throw new ArgumentException("A variance is negative; give the model's last layer a softplus or an exponential.", nameof(variance));
        }

        using (GradMode.Disable())
        {
            spread.ClampInPlace(min: Epsilon);
        }

        var loss = prediction.Sub(target).Pow(2).Div(spread).Add(spread.Log()).Mul(0.5);
        return scope.Keep(Loss.Reduced(Full ? loss.Add(0.5 * Math.Log(2 * Math.PI)) : loss, Reduction));
    }

    private static Tensor Fitting(Tensor variance, Tensor prediction)
    {
        var (shape, wanted) = (variance.Shape, prediction.Shape);
        if (shape.AsSpan().SequenceEqual(wanted)
            || (shape.Length == wanted.Length && shape[^1] == 1 && shape.AsSpan()[..^1].SequenceEqual(wanted.AsSpan()[..^1])))
        {
            return variance;
        }

        return shape.AsSpan().SequenceEqual(wanted.AsSpan()[..^1]) ? variance.Unsqueeze(-1) : throw new ArgumentException(
            $"The variance is {variance}, but the prediction {prediction}; there must be one for each number, or one for each row.", nameof(variance));
    }
}
