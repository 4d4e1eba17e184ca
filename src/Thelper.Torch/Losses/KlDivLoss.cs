namespace Thelper.Torch.Losses;

/// <summary>
/// Kullback-Leibler divergence t·(ln t − p) of a prediction p of logarithms of probabilities; <c>torch.nn.KLDivLoss</c>.
/// </summary>
public sealed class KlDivLoss : ElementwiseLoss
{
    /// <summary>Whether targets are logarithms too; false by default.</summary>
    public bool LogTarget { get; init; }

    /// <summary>
    /// Whether a <see cref="Reduction.Sum"/> is divided by the number of samples, which gives the divergence as it is defined;
    /// false by default. PyTorch calls it <c>batchmean</c>.
    /// </summary>
    public bool PerSample { get; init; }

    /// <inheritdoc/>
    public override bool IsSum => base.IsSum && !PerSample;

    private protected override Tensor Compute(Tensor prediction, Tensor target)
    {
        var loss = prediction.KlDiv(target, (long)Reduction, LogTarget);
        return PerSample ? loss.Div(prediction.Size(0)) : loss;
    }
}
