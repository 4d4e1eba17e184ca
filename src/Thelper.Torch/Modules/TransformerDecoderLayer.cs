namespace Thelper.Torch.Modules;

/// <summary>
/// Attention of a sequence to itself, then to what an encoder gave, then two linear layers, each with its input added (Vaswani et
/// al., 2017); <c>torch.nn.TransformerDecoderLayer</c>. Modules: <c>self_attn</c>, <c>multihead_attn</c>, <c>linear1</c>,
/// <c>linear2</c>, <c>norm1</c> to <c>norm3</c>.
/// </summary>
public sealed class TransformerDecoderLayer : TransformerLayer<TransformerDecoderInput>
{
    private readonly MultiheadAttention _selfAttention;
    private readonly MultiheadAttention _memoryAttention;
    private readonly LayerNorm[] _norms;
    private readonly Dropout[] _dropouts;

    /// <summary>Makes the layer with PyTorch's initial values, drawn from the default generator.</summary>
    /// <param name="dimension">E; a multiple of the heads.</param>
    /// <param name="heads">The number of heads.</param>
    /// <param name="options">PyTorch's defaults where left out.</param>
    public TransformerDecoderLayer(int dimension, int heads, TransformerLayerOptions? options = null)
        : base(dimension, heads, options ?? new TransformerLayerOptions())
    {
        (_selfAttention, _memoryAttention) = (Attention("self_attn"), Attention("multihead_attn"));
        AddFeedforward();
        _norms = [Norm("norm1"), Norm("norm2"), Norm("norm3")];
        _dropouts = [Drop("dropout1"), Drop("dropout2"), Drop("dropout3")];
    }

    /// <inheritdoc/>
    protected override Tensor Compute(TransformerDecoderInput input)
    {
        using var scope = TensorScope.Open();
        var own = Add(input.Target, _norms[0], _dropouts[0], given => Attend(
            _selfAttention,
            AttentionInput.FromTensor(given) with { AttentionMask = input.TargetMask, KeyPaddingMask = input.TargetPaddingMask }));
        var joined = Add(own, _norms[1], _dropouts[1], given => Attend(
            _memoryAttention,
            new AttentionInput(given, input.Memory, input.Memory) { AttentionMask = input.MemoryMask, KeyPaddingMask = input.MemoryPaddingMask }));
        return scope.Keep(Add(joined, _norms[2], _dropouts[2], Feedforward));
    }

    /// <summary>A layer of the same kind with the same values, for which nothing is drawn.</summary>
    internal TransformerDecoderLayer Copy() => WithoutDraws(() =>
    {
        var copy = new TransformerDecoderLayer(Dimension, Heads, Options);
        copy.LoadStateDictionary(StateDictionary());
        return copy;
    });
}
