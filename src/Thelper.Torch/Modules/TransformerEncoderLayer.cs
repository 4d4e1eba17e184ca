namespace Thelper.Torch.Modules;

/// <summary>
/// Attention of a sequence to itself, then two linear layers, each with its input added (Vaswani et al., 2017);
/// <c>torch.nn.TransformerEncoderLayer</c>. S×B×E, or B×S×E where batches are first, or S×E. Modules: <c>self_attn</c>,
/// <c>linear1</c>, <c>linear2</c>, <c>norm1</c>, <c>norm2</c>.
/// </summary>
public sealed class TransformerEncoderLayer : TransformerLayer<Tensor>
{
    private readonly MultiheadAttention _attention;
    private readonly LayerNorm _firstNorm;
    private readonly LayerNorm _secondNorm;
    private readonly Dropout _firstDropout;
    private readonly Dropout _secondDropout;

    /// <summary>Makes the layer with PyTorch's initial values, drawn from the default generator.</summary>
    /// <param name="dimension">E; a multiple of the heads.</param>
    /// <param name="heads">The number of heads.</param>
    /// <param name="options">PyTorch's defaults where left out.</param>
    public TransformerEncoderLayer(int dimension, int heads, TransformerLayerOptions? options = null)
        : base(dimension, heads, options ?? new TransformerLayerOptions())
    {
        _attention = Attention("self_attn");
        AddFeedforward();
        (_firstNorm, _secondNorm) = (Norm("norm1"), Norm("norm2"));
        (_firstDropout, _secondDropout) = (Drop("dropout1"), Drop("dropout2"));
    }

    /// <summary>Computes the output of sequences of which not all places count.</summary>
    /// <param name="input">Stays the caller's.</param>
    /// <param name="mask">As <see cref="AttentionInput.AttentionMask"/>; null for none.</param>
    /// <param name="keyPaddingMask">As <see cref="AttentionInput.KeyPaddingMask"/>; null for none.</param>
    /// <returns>The caller's, of the shape of the input.</returns>
    public Tensor Forward(Tensor input, Tensor? mask, Tensor? keyPaddingMask = null) =>
        Forward(input, given => Compute(given, mask, keyPaddingMask));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Compute(input, null, null);

    /// <summary>A layer of the same kind with the same values, for which nothing is drawn.</summary>
    internal TransformerEncoderLayer Copy() => WithoutDraws(() =>
    {
        var copy = new TransformerEncoderLayer(Dimension, Heads, Options);
        copy.LoadStateDictionary(StateDictionary());
        return copy;
    });

    private Tensor Compute(Tensor input, Tensor? mask, Tensor? keyPaddingMask)
    {
        using var scope = TensorScope.Open();
        var attended = Add(input, _firstNorm, _firstDropout, given => Attend(
            _attention, AttentionInput.FromTensor(given) with { AttentionMask = mask, KeyPaddingMask = keyPaddingMask }));
        return scope.Keep(Add(attended, _secondNorm, _secondDropout, Feedforward));
    }
}
