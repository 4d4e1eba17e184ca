using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>The activations that the models' options name.</summary>
public enum ActivationKind
{
    /// <summary>See <see cref="ReLU"/>.</summary>
    [Alias("torch.nn.ReLU")]
    Relu,

    /// <summary>See <see cref="LeakyReLU"/>; the slope is 0.01.</summary>
    [Alias("torch.nn.LeakyReLU", "leakyrelu")]
    LeakyRelu,

    /// <summary>See <see cref="Torch.Modules.Tanh"/>.</summary>
    [Alias("torch.nn.Tanh")]
    Tanh,

    /// <summary>See <see cref="Torch.Modules.Sigmoid"/>.</summary>
    [Alias("torch.nn.Sigmoid")]
    Sigmoid,

    /// <summary>See <see cref="Torch.Modules.Gelu"/>.</summary>
    [Alias("torch.nn.GELU")]
    Gelu,

    /// <summary>See <see cref="Torch.Modules.Elu"/>.</summary>
    [Alias("torch.nn.ELU")]
    Elu,

    /// <summary>See <see cref="Torch.Modules.Silu"/>.</summary>
    [Alias("torch.nn.SiLU", "swish")]
    Silu,
}

/// <summary>The layers of activations.</summary>
internal static class ActivationKinds
{
    public static Module<Tensor, Tensor> Create(this ActivationKind kind) => kind switch
    {
        ActivationKind.Relu => new ReLU(),
        ActivationKind.LeakyRelu => new LeakyReLU(),
        ActivationKind.Tanh => new Tanh(),
        ActivationKind.Sigmoid => new Sigmoid(),
        ActivationKind.Gelu => new Gelu(),
        ActivationKind.Elu => new Elu(),
        ActivationKind.Silu => new Silu(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such activation."),
    };
}
