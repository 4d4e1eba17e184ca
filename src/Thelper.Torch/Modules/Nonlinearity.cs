namespace Thelper.Torch.Modules;

/// <summary>What follows a layer, for the scale of its initial values.</summary>
public enum Nonlinearity
{
    /// <summary>Nothing, as after a linear layer or a convolution.</summary>
    Linear,

    /// <summary>A sigmoid.</summary>
    Sigmoid,

    /// <summary>A hyperbolic tangent.</summary>
    Tanh,

    /// <summary>A <see cref="Modules.ReLU"/>.</summary>
    ReLU,

    /// <summary>A <see cref="Modules.LeakyReLU"/>, whose slope counts.</summary>
    LeakyReLU,

    /// <summary>A <see cref="Modules.Selu"/>.</summary>
    Selu,
}

/// <summary>Whose variance initial values keep.</summary>
public enum FanMode
{
    /// <summary>That of what goes forward: the number of a layer's inputs counts.</summary>
    FanIn,

    /// <summary>That of the gradients: the number of a layer's outputs counts.</summary>
    FanOut,
}

/// <summary>How initial values follow from the size of a layer and what follows it (He et al., 2015), with PyTorch's defaults.</summary>
public sealed record KaimingOptions
{
    /// <summary>The slope of a leaky ReLU; 0 by default.</summary>
    public double Slope { get; init; }

    /// <summary>Whose variance stays; what goes forward by default.</summary>
    public FanMode Mode { get; init; } = FanMode.FanIn;

    /// <summary>What follows the layer; a leaky ReLU by default.</summary>
    public Nonlinearity Nonlinearity { get; init; } = Nonlinearity.LeakyReLU;
}
