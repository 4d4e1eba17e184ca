using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// The random numbers of a VGG's linear layers. torchvision takes a whole VGG apart; an equal seed gives equal weights only if all of
/// it is drawn. As it would be half a gigabyte, a small tensor takes the numbers, part by part.
/// </summary>
internal static class VggDraws
{
    private const int Part = 1 << 20;

    // Inputs and outputs; ImageNet has 1000 classes.
    private static readonly (int Inputs, int Outputs)[] Layers = [(512 * 7 * 7, 4096), (4096, 4096), (4096, 1000)];

    /// <summary>Of the values that PyTorch gives new layers: weights, and biases.</summary>
    public static Action<Tensor> Uniform { get; } = part => part.UniformInPlace();

    /// <summary>Of those that torchvision gives them then: weights alone.</summary>
    public static Action<Tensor> Normal { get; } = part => Initializers.Normal(part, 1);

    /// <summary>Draws from the default generator for nothing.</summary>
    /// <param name="draw"><see cref="Uniform"/> or <see cref="Normal"/>.</param>
    public static void Discard(Action<Tensor> draw)
    {
        using var scope = TensorScope.Open();
        foreach (var (inputs, outputs) in Layers)
        {
            Discard(draw, (long)inputs * outputs);
            if (draw == Uniform)
            {
                Discard(draw, outputs);
            }
        }
    }

    // Normal numbers come in groups of 16, which parts of this size do not divide.
    private static void Discard(Action<Tensor> draw, long count)
    {
        for (var left = count; left > 0; left -= Part)
        {
            using var part = Operators.Empty([Math.Min(left, Part)]);
            draw(part);
        }
    }
}
