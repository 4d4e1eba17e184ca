namespace Thelper.Torch.Modules;

/// <summary>Batch normalisation of B×C×H×W over B, H and W; <c>torch.nn.BatchNorm2d</c>.</summary>
/// <param name="channels">C.</param>
/// <param name="epsilon">Added to the variance; 1e-5 by default.</param>
/// <param name="momentum">The share of the newest batch in the running statistics; 0.1 by default.</param>
public sealed class BatchNorm2d(int channels, double epsilon = 1e-5, double momentum = 0.1)
    : BatchNorm(channels, epsilon, momentum);
