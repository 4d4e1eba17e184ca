using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>The blocks of an SSDlite, of depthwise convolutions (Sandler et al., "MobileNetV2", 2018, section 6.2).</summary>
internal static class SsdLiteBlocks
{
    private const double Deviation = 0.03;

    /// <summary>Halves height and width.</summary>
    public static Sequential Coarser(int channels, int outputs, Func<int, Module<Tensor, Tensor>> normalisation) => new(
        Activated(channels, outputs / 2, new(1), normalisation),
        Activated(outputs / 2, outputs / 2, new(3) { Stride = 2, Padding = 1, Groups = outputs / 2 }, normalisation),
        Activated(outputs / 2, outputs, new(1), normalisation));

    /// <summary>Predicts numbers at every position.</summary>
    public static Sequential Prediction(int channels, int outputs, Func<int, Module<Tensor, Tensor>> normalisation) => new(
        Activated(channels, channels, new(3) { Padding = 1, Groups = channels }, normalisation),
        new Conv2d(channels, outputs, new(1)));

    /// <summary>Draws the weights of all convolutions from a normal distribution; biases become 0.</summary>
    public static void Draw(Module network)
    {
        foreach (var (_, module) in network.NamedModules())
        {
            if (module is Conv2d convolution)
            {
                Initializers.Normal(convolution.Weight, Deviation);
                InitialValues.SetZero(convolution.Bias);
            }
        }
    }

    private static Sequential Activated(
        int channels, int outputs, ConvolutionOptions options, Func<int, Module<Tensor, Tensor>> normalisation) =>
        new(new Conv2d(channels, outputs, options with { Bias = false }), normalisation(outputs), new ReLU6());
}
