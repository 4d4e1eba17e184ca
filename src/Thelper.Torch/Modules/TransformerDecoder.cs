namespace Thelper.Torch.Modules;

/// <summary>
/// Decoder layers one after another; <c>torch.nn.TransformerDecoder</c>. Modules: <c>layers.0</c> and so on, <c>norm</c>.
/// </summary>
public sealed class TransformerDecoder : Module<TransformerDecoderInput, Tensor>
{
    private readonly ModuleList<TransformerDecoderLayer> _layers;
    private readonly Module<Tensor, Tensor>? _norm;

    /// <summary>Makes the layers, all with the initial values of the first, as PyTorch does.</summary>
    /// <param name="layer">The first layer; owned by this module from now on.</param>
    /// <param name="count">How many layers there are; the others are copies.</param>
    /// <param name="norm">What comes after them; owned by this module from now on. None by default.</param>
    public TransformerDecoder(TransformerDecoderLayer layer, int count, Module<Tensor, Tensor>? norm = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _layers = Register("layers", new ModuleList<TransformerDecoderLayer>(
            Enumerable.Range(0, count).Select(i => i == 0 ? layer : layer.Copy())));
        _norm = norm is null ? null : Register("norm", norm);
    }

    /// <inheritdoc/>
    protected override Tensor Compute(TransformerDecoderInput input)
    {
        using var scope = TensorScope.Open();
        var output = _layers.Aggregate(input.Target, (value, layer) => layer.Forward(input with { Target = value }));
        return scope.Keep(_norm is null ? output : _norm.Forward(output));
    }
}
