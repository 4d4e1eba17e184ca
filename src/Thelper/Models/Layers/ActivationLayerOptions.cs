using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of activations without parameters, such as <c>torch.nn.ReLU</c>.</summary>
public sealed record ActivationLayerOptions : LayerOptions
{
    internal static readonly IReadOnlyDictionary<string, Func<bool, Module<Tensor, Tensor>>> Layers =
        new Dictionary<string, Func<bool, Module<Tensor, Tensor>>>
        {
            ["ReLU"] = inPlace => new ReLU(inPlace),
            ["ReLU6"] = _ => new ReLU6(),
            ["SELU"] = _ => new Selu(),
            ["SiLU"] = _ => new Silu(),
            ["Mish"] = _ => new Mish(),
            ["Hardswish"] = _ => new Hardswish(),
            ["Hardsigmoid"] = _ => new Hardsigmoid(),
            ["Sigmoid"] = _ => new Sigmoid(),
            ["LogSigmoid"] = _ => new LogSigmoid(),
            ["Tanh"] = _ => new Tanh(),
            ["Tanhshrink"] = _ => new Tanhshrink(),
            ["Softsign"] = _ => new Softsign(),
            ["Identity"] = _ => new Identity(),
            ["Softmax2d"] = _ => new Softmax(ChannelsFromEnd),
        };

    private const int ChannelsFromEnd = -3;

    /// <summary>Which layer, such as <c>torch.nn.ReLU</c>.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>Whether the input may be overwritten; false by default. Of all but <c>ReLU</c> without effect.</summary>
    public bool Inplace { get; init; }

    /// <inheritdoc/>
    public override Module Create() => Layers[Short(Layer)](Inplace);
}

/// <summary>The options of <c>torch.nn.ELU</c> and <c>CELU</c>.</summary>
public sealed record ExponentialUnitOptions : LayerOptions
{
    /// <summary>Which layer.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>What the output tends to on the negative side, but for the sign; 1 by default.</summary>
    [Positive]
    public double Alpha { get; init; } = 1;

    /// <summary>Accepted without effect.</summary>
    public bool Inplace { get; init; }

    /// <inheritdoc/>
    public override Module Create() => Short(Layer) == "ELU" ? new Elu(Alpha) : new Celu(Alpha);
}

/// <summary>The options of <c>torch.nn.LeakyReLU</c>.</summary>
public sealed record LeakyReluLayerOptions : LayerOptions
{
    /// <summary>The slope of the negative side; 0.01 by default.</summary>
    public double NegativeSlope { get; init; } = 0.01;

    /// <summary>Accepted without effect.</summary>
    public bool Inplace { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new LeakyReLU(NegativeSlope);
}

/// <summary>The options of <c>torch.nn.RReLU</c>.</summary>
public sealed record RandomReluLayerOptions : LayerOptions
{
    /// <summary>The least slope of the negative side; 1/8 by default.</summary>
    public double Lower { get; init; } = 1.0 / 8;

    /// <summary>The largest slope of the negative side; 1/3 by default.</summary>
    public double Upper { get; init; } = 1.0 / 3;

    /// <summary>Accepted without effect.</summary>
    public bool Inplace { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new RReLU(Lower, Upper);
}

/// <summary>The options of <c>torch.nn.PReLU</c>.</summary>
public sealed record ParametricReluLayerOptions : LayerOptions
{
    /// <summary>1 by default, or the number of channels.</summary>
    [AtLeast(1)]
    public int NumParameters { get; init; } = 1;

    /// <summary>What each slope begins with; 0.25 by default.</summary>
    public double Init { get; init; } = 0.25;

    /// <inheritdoc/>
    public override Module Create() => new PRelu(NumParameters, Init);
}

/// <summary>The options of <c>torch.nn.GELU</c>.</summary>
public sealed record GeluLayerOptions : LayerOptions
{
    /// <summary>How the normal distribution is computed: <c>none</c> (the default) or <c>tanh</c>.</summary>
    public GeluApproximation Approximate { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new Gelu(Approximate == GeluApproximation.Tanh);
}

/// <summary>How the normal distribution in <see cref="Gelu"/> is computed.</summary>
public enum GeluApproximation
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>By a hyperbolic tangent.</summary>
    Tanh,
}

/// <summary>The options of <c>torch.nn.Hardtanh</c>.</summary>
public sealed record HardtanhLayerOptions : LayerOptions
{
    /// <summary>The least output; -1 by default.</summary>
    public double MinVal { get; init; } = -1;

    /// <summary>The largest output; 1 by default.</summary>
    public double MaxVal { get; init; } = 1;

    /// <summary>Accepted without effect.</summary>
    public bool Inplace { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new Hardtanh(MinVal, MaxVal);
}

/// <summary>The options of <c>torch.nn.Threshold</c>.</summary>
public sealed record ThresholdLayerOptions : LayerOptions
{
    /// <summary>What the input must be above.</summary>
    [ConfigKey("threshold")]
    public required double Bound { get; init; }

    /// <summary>What takes its place elsewhere.</summary>
    public required double Value { get; init; }

    /// <summary>Accepted without effect.</summary>
    public bool Inplace { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new Threshold(Bound, Value);
}

/// <summary>The options of <c>torch.nn.Softplus</c>.</summary>
public sealed record SoftplusLayerOptions : LayerOptions
{
    /// <summary>How sharp the bend is; 1 by default.</summary>
    public double Beta { get; init; } = 1;

    /// <summary>From where on the output is the input; 20 by default.</summary>
    public double Threshold { get; init; } = 20;

    /// <inheritdoc/>
    public override Module Create() => new Softplus(Beta, Threshold);
}

/// <summary>The options of <c>torch.nn.Hardshrink</c> and <c>Softshrink</c>.</summary>
public sealed record ShrinkLayerOptions : LayerOptions
{
    /// <summary>Which layer.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>Half of the width of what becomes 0; 0.5 by default.</summary>
    [AtLeast(0)]
    public double Lambd { get; init; } = 0.5;

    /// <inheritdoc/>
    public override Module Create() => Short(Layer) == "Hardshrink" ? new Hardshrink(Lambd) : new Softshrink(Lambd);
}

/// <summary>The options of <c>torch.nn.Softmax</c>, <c>Softmin</c> and <c>LogSoftmax</c>.</summary>
public sealed record SoftmaxLayerOptions : LayerOptions
{
    /// <summary>Which layer.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>The dimension along which exponentials sum to 1; 1 by default. Negative counts from the end.</summary>
    public int Dim { get; init; } = 1;

    /// <inheritdoc/>
    public override Module Create() => Short(Layer) switch
    {
        "Softmax" => new Softmax(Dim),
        "Softmin" => new Softmin(Dim),
        _ => new LogSoftmax(Dim),
    };
}

/// <summary>The options of <c>torch.nn.GLU</c>.</summary>
public sealed record GluLayerOptions : LayerOptions
{
    /// <summary>The dimension that is halved; the last by default.</summary>
    public int Dim { get; init; } = -1;

    /// <inheritdoc/>
    public override Module Create() => new Glu(Dim);
}
