using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Residual;

/// <summary>One block of a layer.</summary>
/// <param name="Channels">Those of its input.</param>
/// <param name="Width">Its own, as the layer counts them; a bottleneck gives four times as many.</param>
/// <param name="Stride">Of its first 3x3 convolution that may have one.</param>
/// <param name="Dilation">Of the 3x3 convolution of a bottleneck.</param>
internal sealed record BlockPlan(int Channels, int Width, int Stride, int Dilation);

/// <summary>Convolutions whose result is added to their input.</summary>
internal abstract class ResidualBlock : Module<Tensor, Tensor>
{
    private Sequential? _shortcut;

    /// <summary>The normalisation that the sum is preceded by.</summary>
    public abstract Module<Tensor, Tensor> LastNorm { get; }

    /// <summary>Shared by all normalisations of the block, and the sum.</summary>
    protected abstract ReLU Activation { get; }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(Activation.Forward(Residual(input).AddInPlace(_shortcut?.Forward(input) ?? input)));
    }

    /// <summary>What is added to the input; a tensor of its own, because the sum overwrites it.</summary>
    protected abstract Tensor Residual(Tensor input);

    /// <summary>Makes the projection of the input where the sum needs one.</summary>
    protected void RegisterShortcut(BlockPlan plan, int outputs, ResNetLayout layout)
    {
        if (plan.Stride != 1 || plan.Channels != outputs)
        {
            _shortcut = Register("downsample", new Sequential(
                new Conv2d(plan.Channels, outputs, new(1) { Stride = plan.Stride, Bias = false }),
                layout.Normalisation(outputs)));
        }
    }
}
