using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>
/// The initial values that several of torchvision's networks have in common, drawn layer by layer in the order of the names.
/// </summary>
internal static class InitialValues
{
    private const double LinearDeviation = 0.01;

    /// <summary>
    /// Convolutions normal by the number of outputs, linear layers normal with the deviation 0.01, biases 0.
    /// </summary>
    /// <param name="network">Changed in place.</param>
    public static void DrawByFanOut(Module network)
    {
        foreach (var (_, module) in network.NamedModules())
        {
            if (module is Conv2d convolution)
            {
                Initializers.KaimingNormalByFanOut(convolution.Weight);
                SetZero(convolution.Bias);
            }
            else if (module is Linear linear)
            {
                Initializers.Normal(linear.Weight, LinearDeviation);
                SetZero(linear.Bias);
            }
        }
    }

    /// <summary>Sets a bias to 0 where there is one.</summary>
    public static void SetZero(Tensor? bias)
    {
        if (bias is not null)
        {
            Initializers.Constant(bias, 0);
        }
    }
}
