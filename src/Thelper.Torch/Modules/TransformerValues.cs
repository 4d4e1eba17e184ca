namespace Thelper.Torch.Modules;

/// <summary>What the decoder of a transformer takes. Masks are those of <see cref="AttentionInput"/>; none by default.</summary>
/// <param name="Target">The sequence that is worked on, T×B×E, or B×T×E where batches are first, or T×E.</param>
/// <param name="Memory">What the encoder gave, S×B×E, or B×S×E, or S×E.</param>
public sealed record TransformerDecoderInput(Tensor Target, Tensor Memory)
{
    /// <summary>Which places of the target do not count for which, T×T.</summary>
    public Tensor? TargetMask { get; init; }

    /// <summary>Which places of the memory do not count for which of the target, T×S.</summary>
    public Tensor? MemoryMask { get; init; }

    /// <summary>Which places of the target do not count, B×T.</summary>
    public Tensor? TargetPaddingMask { get; init; }

    /// <summary>Which places of the memory do not count, B×S.</summary>
    public Tensor? MemoryPaddingMask { get; init; }
}

/// <summary>What a transformer takes.</summary>
/// <param name="Source">The sequence of the encoder, S×B×E, or B×S×E where batches are first, or S×E.</param>
/// <param name="Decoded">The decoder's part, but for the memory, which the encoder gives.</param>
public sealed record TransformerInput(Tensor Source, TransformerDecoderInput Decoded)
{
    /// <summary>Takes two sequences without masks.</summary>
    /// <param name="source">The sequence of the encoder.</param>
    /// <param name="target">The sequence of the decoder.</param>
    public TransformerInput(Tensor source, Tensor target)
        : this(source, new TransformerDecoderInput(target, source))
    {
    }

    /// <summary>Which places of the source do not count for which, S×S.</summary>
    public Tensor? SourceMask { get; init; }

    /// <summary>Which places of the source do not count, B×S.</summary>
    public Tensor? SourcePaddingMask { get; init; }
}
