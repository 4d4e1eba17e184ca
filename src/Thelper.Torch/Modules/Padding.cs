namespace Thelper.Torch.Modules;

/// <summary>What values stand beside an image.</summary>
public enum PaddingMode
{
    /// <summary>A constant; 0 unless said otherwise.</summary>
    Zeros,

    /// <summary>The image's own, mirrored at its outermost pixels, which are not repeated.</summary>
    Reflect,

    /// <summary>The outermost pixel's.</summary>
    Replicate,

    /// <summary>Those of the other side.</summary>
    Circular,
}

/// <summary>
/// Adds values around the last dimensions of B×C×…; <c>torch.nn.ConstantPad1d</c> to <c>ConstantPad3d</c>,
/// <c>ZeroPad2d</c>, <c>ReflectionPad1d</c> to <c>3d</c> and <c>ReplicationPad1d</c> to <c>3d</c>.
/// </summary>
/// <param name="amounts">
/// How many values before and after each dimension, the last dimension first: left, right, top, bottom and so on. Negative
/// numbers take values away.
/// </param>
/// <param name="mode">Zeros by default.</param>
/// <param name="value">The constant where the mode is <see cref="PaddingMode.Zeros"/>; 0 by default.</param>
public sealed class Padding(long[] amounts, PaddingMode mode = PaddingMode.Zeros, double value = 0) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Around(input, amounts, mode, value);

    /// <summary>The same as a function.</summary>
    internal static Tensor Around(Tensor input, long[] amounts, PaddingMode mode, double value = 0) => mode == PaddingMode.Zeros
        ? Operators.ConstantPadNd(input, amounts, value)
        : Operators.Pad(input, amounts, mode switch
        {
            PaddingMode.Reflect => "reflect",
            PaddingMode.Replicate => "replicate",
            _ => "circular",
        });
}
