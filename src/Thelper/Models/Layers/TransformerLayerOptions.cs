using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of <c>torch.nn.TransformerEncoderLayer</c>.</summary>
public sealed record TransformerEncoderLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>The features of input and output; a multiple of the heads.</summary>
    [AtLeast(1)]
    public required int DModel { get; init; }

    /// <summary>The number of heads.</summary>
    [AtLeast(1)]
    public required int Nhead { get; init; }

    /// <summary>The features between the two linear layers; 2048 by default.</summary>
    [AtLeast(1)]
    public int DimFeedforward { get; init; } = 2048;

    /// <summary>The probability of a value becoming zero while training; 0.1 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; } = 0.1;

    /// <summary><c>relu</c> (the default) or <c>gelu</c>.</summary>
    public FeedforwardActivation Activation { get; init; }

    /// <summary>What the layers that normalise add to the variance; 1e-5 by default.</summary>
    [AtLeast(0)]
    public double LayerNormEps { get; init; } = 1e-5;

    /// <summary>Whether sequences are B×S×E rather than S×B×E; false by default.</summary>
    public bool BatchFirst { get; init; }

    /// <summary>Whether the input of each part is normalised, rather than the sum of input and output; false by default.</summary>
    public bool NormFirst { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (DModel % Nhead != 0)
        {
            yield return new(nameof(Nhead), $"is {Nhead}, which does not divide d_model, {DModel}.");
        }
    }

    /// <inheritdoc/>
    public override Module Create() => new TransformerEncoderLayer(DModel, Nhead, new TransformerLayerOptions
    {
        Feedforward = DimFeedforward,
        Dropout = Dropout,
        Activation = Activation,
        Epsilon = LayerNormEps,
        BatchFirst = BatchFirst,
        NormFirst = NormFirst,
    });
}

/// <summary>The options of <c>torch.nn.TransformerEncoder</c>: equal layers one after another.</summary>
public sealed record TransformerEncoderOptions : LayerOptions
{
    /// <summary>The layer, a <c>torch.nn.TransformerEncoderLayer</c>.</summary>
    public required ILayerOptions EncoderLayer { get; init; }

    /// <summary>How many layers there are; all begin with the same values.</summary>
    [AtLeast(1)]
    public required int NumLayers { get; init; }

    /// <summary>What comes after the layers, such as <c>torch.nn.LayerNorm</c>; nothing by default.</summary>
    public ILayerOptions? Norm { get; init; }

    /// <summary>Accepted without effect.</summary>
    public bool EnableNestedTensor { get; init; } = true;

    /// <inheritdoc/>
    /// <exception cref="SettingException">The layer is of another kind, or the last one gives more than a tensor.</exception>
    public override Module Create()
    {
        var layer = EncoderLayer.Create() as TransformerEncoderLayer
            ?? throw new SettingException(this, nameof(EncoderLayer), "must be a torch.nn.TransformerEncoderLayer.");
        var norm = Norm?.Create();
        return new TransformerEncoder(layer, NumLayers, norm is null ? null : norm as Module<Tensor, Tensor>
            ?? throw new SettingException(this, nameof(Norm), "must take and give one tensor, as torch.nn.LayerNorm does."));
    }
}
