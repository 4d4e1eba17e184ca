using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// Convolutions with the initial values of detection models, biases of 0. They are made first and drawn then, because torchvision
/// does so, and an equal seed gives equal weights only in its order.
/// </summary>
internal static class HeadConvolutions
{
    private const double Deviation = 0.01;

    /// <summary>A convolution that keeps height and width, or halves them with a stride of 2.</summary>
    public static Conv2d Plain(int inputs, int outputs, int kernel, int stride = 1) =>
        new(inputs, outputs, new(kernel) { Padding = kernel / 2, Stride = stride });

    /// <summary>Draws weights from a normal distribution of the deviation 0.01, one convolution after another.</summary>
    public static void DrawNormal(params IEnumerable<Conv2d> convolutions)
    {
        foreach (var convolution in convolutions)
        {
            Initializers.Normal(convolution.Weight, Deviation);
            SetBias(convolution, 0);
        }
    }

    /// <summary>Draws weights as He et al. have it for a layer without activation, one convolution after another.</summary>
    public static void DrawUniform(params IEnumerable<Conv2d> convolutions)
    {
        foreach (var convolution in convolutions)
        {
            Initializers.KaimingUniform(convolution.Weight, slope: 1);
            SetBias(convolution, 0);
        }
    }

    /// <summary>Sets the bias.</summary>
    /// <param name="convolution">Changed in place.</param>
    /// <param name="value">For all channels.</param>
    public static void SetBias(Conv2d convolution, double value) =>
        Initializers.Constant(convolution.Bias!, value);

    /// <summary>The bias with which every anchor is an object with the probability 0.01, or the many that are none would drown the
    /// others at first.</summary>
    public static double RareBias { get; } = -Math.Log((1 - 0.01) / 0.01);
}
