using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>What the layers of transformers have in common, and transformers themselves.</summary>
public abstract record TransformerLikeOptions : LayerOptions, IValidatedOptions
{
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

    private protected abstract (int Features, int Heads) Size { get; }

    private protected TransformerLayerOptions Kind => new()
    {
        Feedforward = DimFeedforward,
        Dropout = Dropout,
        Activation = Activation,
        Epsilon = LayerNormEps,
        BatchFirst = BatchFirst,
        NormFirst = NormFirst,
    };

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        var (features, heads) = Size;
        if (features % heads != 0)
        {
            yield return new("Nhead", $"is {heads}, which does not divide d_model, {features}.");
        }
    }
}

/// <summary>The options of <c>torch.nn.TransformerEncoderLayer</c> and <c>TransformerDecoderLayer</c>.</summary>
public sealed record SingleTransformerLayerOptions : TransformerLikeOptions
{
    /// <summary>Which layer.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>The features of input and output; a multiple of the heads.</summary>
    [AtLeast(1)]
    public required int DModel { get; init; }

    /// <summary>The number of heads.</summary>
    [AtLeast(1)]
    public required int Nhead { get; init; }

    private protected override (int Features, int Heads) Size => (DModel, Nhead);

    /// <inheritdoc/>
    public override Module Create() => Short(Layer) == nameof(TransformerEncoderLayer)
        ? new TransformerEncoderLayer(DModel, Nhead, Kind)
        : new TransformerDecoderLayer(DModel, Nhead, Kind);
}

/// <summary>The options of <c>torch.nn.Transformer</c>.</summary>
public sealed record TransformerOptions : TransformerLikeOptions
{
    /// <summary>The features of input and output, a multiple of the heads; 512 by default.</summary>
    [AtLeast(1)]
    public int DModel { get; init; } = 512;

    /// <summary>The number of heads; 8 by default.</summary>
    [AtLeast(1)]
    public int Nhead { get; init; } = 8;

    /// <summary>The layers of the encoder; 6 by default.</summary>
    [AtLeast(1)]
    public int NumEncoderLayers { get; init; } = 6;

    /// <summary>The layers of the decoder; 6 by default.</summary>
    [AtLeast(1)]
    public int NumDecoderLayers { get; init; } = 6;

    private protected override (int Features, int Heads) Size => (DModel, Nhead);

    /// <inheritdoc/>
    public override Module Create() => new Transformer(DModel, Nhead, NumEncoderLayers, NumDecoderLayers, Kind);
}

/// <summary>The options of <c>torch.nn.TransformerDecoder</c>: equal layers one after another.</summary>
public sealed record TransformerDecoderOptions : LayerOptions
{
    /// <summary>The layer, a <c>torch.nn.TransformerDecoderLayer</c>.</summary>
    public required ILayerOptions DecoderLayer { get; init; }

    /// <summary>How many layers there are; all begin with the same values.</summary>
    [AtLeast(1)]
    public required int NumLayers { get; init; }

    /// <summary>What comes after the layers, such as <c>torch.nn.LayerNorm</c>; nothing by default.</summary>
    public ILayerOptions? Norm { get; init; }

    /// <inheritdoc/>
    /// <exception cref="SettingException">The layer is of another kind, or the last one gives more than a tensor.</exception>
    public override Module Create()
    {
        var layer = DecoderLayer.Create() as TransformerDecoderLayer
            ?? throw new SettingException(this, nameof(DecoderLayer), "must be a torch.nn.TransformerDecoderLayer.");
        var norm = Norm?.Create();
        return new TransformerDecoder(layer, NumLayers, norm is null ? null : norm as Module<Tensor, Tensor>
            ?? throw new SettingException(this, nameof(Norm), "must take and give one tensor, as torch.nn.LayerNorm does."));
    }
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
