namespace Thelper.Torch.Modules;

/// <summary>Batch normalisation of B×C over B, or of B×C×L over B and L; <c>torch.nn.BatchNorm1d</c>.</summary>
/// <param name="channels">C.</param>
/// <param name="epsilon">Added to the variance; 1e-5 by default.</param>
/// <param name="momentum">The share of the newest batch in the running statistics; 0.1 by default.</param>
public sealed class BatchNorm1d(int channels, double epsilon = 1e-5, double momentum = 0.1)
    : BatchNorm(channels, epsilon, momentum);
