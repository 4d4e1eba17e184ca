namespace Thelper.Torch.Modules;

/// <summary>
/// What <see cref="MultiheadAttention"/> takes. Each sequence is S×E, or S×B×E for a batch, or B×S×E where the layer has batches
/// first. A tensor alone is a sequence that attends to itself.
/// </summary>
/// <param name="Query">The sequence that asks, of L places.</param>
/// <param name="Key">What answers are found by, S places.</param>
/// <param name="Value">The answers, S places.</param>
public sealed record AttentionInput(Tensor Query, Tensor Key, Tensor Value)
{
    /// <summary>
    /// Which of the S places do not count: B×S, or S without a batch; true where not, or numbers that are added to the scores.
    /// None by default.
    /// </summary>
    public Tensor? KeyPaddingMask { get; init; }

    /// <summary>
    /// Which places do not count for which: L×S, or (B·heads)×L×S; true where not, or numbers that are added to the scores. None by
    /// default.
    /// </summary>
    public Tensor? AttentionMask { get; init; }

    /// <summary>Whether the weights are given too; true by default.</summary>
    public bool NeedWeights { get; init; } = true;

    /// <summary>Whether weights are given as their mean over the heads; true by default.</summary>
    public bool AverageWeights { get; init; } = true;

    /// <summary>A sequence that attends to itself.</summary>
    /// <param name="sequence">Query, key and value in one.</param>
    public static implicit operator AttentionInput(Tensor sequence) => FromTensor(sequence);

    /// <summary>A sequence that attends to itself.</summary>
    /// <param name="sequence">Query, key and value in one.</param>
    public static AttentionInput FromTensor(Tensor sequence) => new(sequence, sequence, sequence);
}

/// <summary>What <see cref="MultiheadAttention"/> gives.</summary>
/// <param name="Output">As the query, with the dimension of the layer.</param>
/// <param name="Weights">
/// How much each of the S places counts for each of the L: B×L×S, or B×heads×L×S where they are not averaged, without B where there
/// is no batch; null where they were not asked for.
/// </param>
public sealed record AttentionOutput(Tensor Output, Tensor? Weights);

/// <summary>Of what kind an attention is, with PyTorch's defaults.</summary>
public sealed record AttentionOptions
{
    /// <summary>The probability of a weight becoming zero while training; 0 by default.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the projections have biases; true by default.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Whether there is one more key and value, which are learned; false by default.</summary>
    public bool AddBiasKeyValue { get; init; }

    /// <summary>Whether there is one more key and value, of zeros; false by default.</summary>
    public bool AddZeroAttention { get; init; }

    /// <summary>The features of keys; as many as those of the layer by default.</summary>
    public int? KeyDimension { get; init; }

    /// <summary>The features of values; as many as those of the layer by default.</summary>
    public int? ValueDimension { get; init; }

    /// <summary>Whether sequences are B×S×E rather than S×B×E; false by default.</summary>
    public bool BatchFirst { get; init; }
}
