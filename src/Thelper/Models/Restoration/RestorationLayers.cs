using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Restoration;

/// <summary>The activations of <see cref="Vdsr"/>.</summary>
public enum RestorationActivation
{
    /// <summary>See <see cref="ReLU"/>.</summary>
    Relu,

    /// <summary>See <see cref="Torch.Modules.PRelu"/>.</summary>
    [ConfigKey("prelu")]
    PRelu,

    /// <summary>See <see cref="LeakyReLU"/>; the slope is 0.2.</summary>
    [ConfigKey("lrelu")]
    LeakyRelu,

    /// <summary>See <see cref="Torch.Modules.Tanh"/>.</summary>
    Tanh,

    /// <summary>See <see cref="Torch.Modules.Sigmoid"/>.</summary>
    Sigmoid,
}

/// <summary>The normalisations of <see cref="Vdsr"/>.</summary>
public enum RestorationNorm
{
    /// <summary>See <see cref="BatchNorm2d"/>.</summary>
    Batch,

    /// <summary>See <see cref="InstanceNorm2d"/>.</summary>
    Instance,
}

/// <summary>The parts of networks that give images with more detail.</summary>
internal static class RestorationLayers
{
    private const double Slope = 0.2;

    /// <summary>A convolution, <c>conv</c>, with its normalisation, <c>norm</c>, and its activation, <c>act</c>, if any.</summary>
    public static Sequential Block(
        Conv2d convolution, RestorationActivation? activation, Module<Tensor, Tensor>? norm = null)
    {
        List<(string, Module<Tensor, Tensor>)> layers = [("conv", convolution)];
        if (norm is not null)
        {
            layers.Add(("norm", norm));
        }

        if (activation is { } kind)
        {
            layers.Add(("act", Create(kind)));
        }

        return new Sequential(layers);
    }

    public static Module<Tensor, Tensor>? Create(RestorationNorm? kind, int channels) => kind switch
    {
        null => null,
        RestorationNorm.Instance => new InstanceNorm2d(channels),
        _ => new BatchNorm2d(channels),
    };

    private static Module<Tensor, Tensor> Create(RestorationActivation kind) => kind switch
    {
        RestorationActivation.Relu => new ReLU(),
        RestorationActivation.PRelu => new PRelu(),
        RestorationActivation.LeakyRelu => new LeakyReLU(Slope),
        RestorationActivation.Tanh => new Tanh(),
        RestorationActivation.Sigmoid => new Sigmoid(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such activation."),
    };
}
