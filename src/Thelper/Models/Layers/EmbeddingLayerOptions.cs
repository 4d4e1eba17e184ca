using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of <c>torch.nn.Embedding</c>.</summary>
public record EmbeddingLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>How many indices there are.</summary>
    [AtLeast(1)]
    public required int NumEmbeddings { get; init; }

    /// <summary>How many numbers stand for an index.</summary>
    [AtLeast(1)]
    public required int EmbeddingDim { get; init; }

    /// <summary>The index whose row is 0 at first and not trained; negative counts from the end. None by default.</summary>
    public int? PaddingIdx { get; init; }

    /// <summary>The largest norm of a row, to which longer ones are scaled down; none by default.</summary>
    [Positive]
    public double? MaxNorm { get; init; }

    /// <summary>p of that norm; 2 by default.</summary>
    [Positive]
    public double NormType { get; init; } = 2;

    /// <summary>Whether the gradient of a row is divided by how often it occurs in a batch; false by default.</summary>
    public bool ScaleGradByFreq { get; init; }

    /// <summary>False: gradients are dense.</summary>
    public bool Sparse { get; init; }

    private protected EmbeddingOptions Table => new()
    {
        PaddingIndex = PaddingIdx,
        MaximumNorm = MaxNorm,
        NormType = NormType,
        ScaleGradientByFrequency = ScaleGradByFreq,
    };

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate()
    {
        if (PaddingIdx >= NumEmbeddings || PaddingIdx < -NumEmbeddings)
        {
            yield return new(nameof(PaddingIdx), $"is {PaddingIdx}, but there are {NumEmbeddings} embeddings.");
        }

        if (Sparse)
        {
            yield return new(nameof(Sparse), "is true, but the optimizers here take dense gradients; leave it out.");
        }
    }

    /// <inheritdoc/>
    public override Module Create() => new Embedding(NumEmbeddings, EmbeddingDim, Table);
}

/// <summary>The options of <c>torch.nn.EmbeddingBag</c>.</summary>
public sealed record EmbeddingBagLayerOptions : EmbeddingLayerOptions
{
    /// <summary>What becomes of the rows of a bag: <c>mean</c> (the default), <c>sum</c> or <c>max</c>.</summary>
    public BagMode Mode { get; init; } = BagMode.Mean;

    /// <summary>Whether offsets have one number more, the end of the last bag; false by default.</summary>
    public bool IncludeLastOffset { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        if (Mode == BagMode.Max && ScaleGradByFreq)
        {
            yield return new(nameof(ScaleGradByFreq), "is for sums and means; leave it out.");
        }

        foreach (var problem in base.Validate())
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    public override Module Create() => new EmbeddingBag(NumEmbeddings, EmbeddingDim, Mode, Table, IncludeLastOffset);
}
