namespace Thelper.Torch.Modules;

/// <summary>Of what kind a layer of a transformer is, with PyTorch's defaults.</summary>
public sealed record TransformerLayerOptions
{
    /// <summary>The features between the two linear layers; 2048 by default.</summary>
    public int Feedforward { get; init; } = 2048;

    /// <summary>The probability of a value becoming zero while training; 0.1 by default.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>The function between the two linear layers; a <see cref="ReLU"/> by default.</summary>
    public FeedforwardActivation Activation { get; init; }

    /// <summary>What the layers that normalise add to the variance; 1e-5 by default.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>Whether sequences are B×S×E rather than S×B×E; false by default.</summary>
    public bool BatchFirst { get; init; }

    /// <summary>Whether the input of each part is normalised, rather than the sum of input and output; false by default.</summary>
    public bool NormFirst { get; init; }

    internal AttentionOptions Attention => new() { Dropout = Dropout, BatchFirst = BatchFirst };
}

/// <summary>The function between the two linear layers of a transformer.</summary>
public enum FeedforwardActivation
{
    /// <summary>See <see cref="ReLU"/>.</summary>
    Relu,

    /// <summary>See <see cref="Modules.Gelu"/>.</summary>
    Gelu,
}
