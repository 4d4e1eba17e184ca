namespace Thelper.Models.MobileNets;

/// <summary>One block of a MobileNetV3, with its numbers of channels for the width 1.</summary>
/// <param name="Kernel">The side of the depthwise convolution's window.</param>
/// <param name="Expanded">Channels of the depthwise convolution.</param>
/// <param name="Outputs">Channels that the block gives.</param>
public sealed record InvertedResidualPlan(int Kernel, int Expanded, int Outputs)
{
    /// <summary>Whether channels are weighted by squeeze and excitation; false by default.</summary>
    public bool HasExcitation { get; init; }

    /// <summary>Whether activations are hard swish; ReLU by default.</summary>
    public bool HasHardswish { get; init; }

    /// <summary>Pixels between two windows of the depthwise convolution, where it is not dilated; 1 by default.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Pixels between two elements of the window; 1 by default. A larger one replaces the stride.</summary>
    public int Dilation { get; init; } = 1;
}
