using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>Convolutions that keep height and width, with the initial values of detection models; biases start as 0.</summary>
internal static class HeadConvolutions
{
    private const double Deviation = 0.01;

    /// <summary>Weights drawn from a normal distribution of the deviation 0.01.</summary>
    public static Conv2d Normal(int inputs, int outputs, int kernel)
    {
        var convolution = Plain(inputs, outputs, new(kernel) { Padding = kernel / 2 });
        Initializers.Normal(convolution.Weight, Deviation);
        return convolution;
    }

    /// <summary>Weights drawn as He et al. have it for a layer without activation.</summary>
    public static Conv2d Uniform(int inputs, int outputs, ConvolutionOptions options)
    {
        var convolution = Plain(inputs, outputs, options);
        Initializers.KaimingUniform(convolution.Weight, slope: 1);
        return convolution;
    }

    /// <summary>Sets the bias.</summary>
    /// <param name="convolution">Changed in place.</param>
    /// <param name="value">For all channels.</param>
    public static void SetBias(Conv2d convolution, double value) =>
        Initializers.Constant(convolution.Bias!, value);

    private static Conv2d Plain(int inputs, int outputs, ConvolutionOptions options)
    {
        var convolution = new Conv2d(inputs, outputs, options);
        SetBias(convolution, 0);
        return convolution;
    }
}
