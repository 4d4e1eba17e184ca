namespace Thelper.Torch.Modules;

/// <summary>
/// An encoder, and a decoder that attends to what it gives (Vaswani et al., 2017); <c>torch.nn.Transformer</c>. Modules:
/// <c>encoder</c>, <c>decoder</c>.
/// </summary>
public sealed class Transformer : Module<TransformerInput, Tensor>
{
    private readonly TransformerEncoder _encoder;
    private readonly TransformerDecoder _decoder;

    /// <summary>Makes the layers with PyTorch's initial values, drawn from the default generator.</summary>
    /// <param name="dimension">E; 512 by default.</param>
    /// <param name="heads">The number of heads; 8 by default.</param>
    /// <param name="encoderLayers">6 by default.</param>
    /// <param name="decoderLayers">6 by default.</param>
    /// <param name="options">PyTorch's defaults where left out.</param>
    public Transformer(
        int dimension = 512, int heads = 8, int encoderLayers = 6, int decoderLayers = 6, TransformerLayerOptions? options = null)
    {
        var kind = options ?? new TransformerLayerOptions();
        _encoder = Register("encoder", new TransformerEncoder(
            new TransformerEncoderLayer(dimension, heads, kind), encoderLayers, new LayerNorm([dimension], kind.Epsilon)));
        _decoder = Register("decoder", new TransformerDecoder(
            new TransformerDecoderLayer(dimension, heads, kind), decoderLayers, new LayerNorm([dimension], kind.Epsilon)));
        foreach (var weight in Parameters().Where(parameter => parameter.Rank > 1))
        {
            Initializers.XavierUniform(weight);
        }
    }

    /// <summary>
    /// Numbers to be added to scores so that no place attends to a later one: 0 up to each place, minus infinity behind it.
    /// </summary>
    /// <param name="length">Of the sequence.</param>
    /// <returns>length×length, of single precision; the caller's.</returns>
    public static Tensor CausalMask(long length)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(Operators.Full([length, length], double.NegativeInfinity, ScalarType.Float32).Triu(1));
    }

    /// <inheritdoc/>
    protected override Tensor Compute(TransformerInput input)
    {
        using var scope = TensorScope.Open();
        var memory = _encoder.Forward(input.Source, input.SourceMask, input.SourcePaddingMask);
        return scope.Keep(_decoder.Forward(input.Decoded with { Memory = memory }));
    }
}
