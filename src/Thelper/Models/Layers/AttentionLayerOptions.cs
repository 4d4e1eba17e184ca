using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of <c>torch.nn.MultiheadAttention</c>.</summary>
public sealed record MultiheadAttentionLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>The features of query and output; a multiple of the heads.</summary>
    [AtLeast(1)]
    public required int EmbedDim { get; init; }

    /// <summary>The number of heads.</summary>
    [AtLeast(1)]
    public required int NumHeads { get; init; }

    /// <summary>The probability of a weight becoming zero while training; 0 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; }

    /// <summary>Whether the projections have biases; true by default.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Whether there is one more key and value, which are learned; false by default.</summary>
    public bool AddBiasKv { get; init; }

    /// <summary>Whether there is one more key and value, of zeros; false by default.</summary>
    public bool AddZeroAttn { get; init; }

    /// <summary>The features of keys; <c>embed_dim</c> by default.</summary>
    [AtLeast(1)]
    public int? Kdim { get; init; }

    /// <summary>The features of values; <c>embed_dim</c> by default.</summary>
    [AtLeast(1)]
    public int? Vdim { get; init; }

    /// <summary>Whether sequences are B×S×E rather than S×B×E; false by default.</summary>
    public bool BatchFirst { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (EmbedDim % NumHeads != 0)
        {
            yield return new(nameof(NumHeads), $"is {NumHeads}, which does not divide embed_dim, {EmbedDim}.");
        }
    }

    /// <inheritdoc/>
    public override Module Create() => new MultiheadAttention(EmbedDim, NumHeads, new AttentionOptions
    {
        Dropout = Dropout,
        Bias = Bias,
        AddBiasKeyValue = AddBiasKv,
        AddZeroAttention = AddZeroAttn,
        KeyDimension = Kdim,
        ValueDimension = Vdim,
        BatchFirst = BatchFirst,
    });
}
