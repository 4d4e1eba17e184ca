namespace Thelper.Torch.Modules;

/// <summary>
/// Encoder layers one after another; <c>torch.nn.TransformerEncoder</c>. Modules: <c>layers.0</c> and so on, <c>norm</c>.
/// </summary>
public sealed class TransformerEncoder : Module<Tensor, Tensor>
{
    private readonly ModuleList<TransformerEncoderLayer> _layers;
    private readonly Module<Tensor, Tensor>? _norm;

    /// <summary>Makes the layers, all with the initial values of the first, as PyTorch does.</summary>
    /// <param name="layer">The first layer; owned by this module from now on.</param>
    /// <param name="count">How many layers there are; the others are copies.</param>
    /// <param name="norm">What comes after them; owned by this module from now on. None by default.</param>
    public TransformerEncoder(TransformerEncoderLayer layer, int count, Module<Tensor, Tensor>? norm = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _layers = Register("layers", new ModuleList<TransformerEncoderLayer>(
            Enumerable.Range(0, count).Select(i => i == 0 ? layer : layer.Copy())));
        _norm = norm is null ? null : Register("norm", norm);
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

    private Tensor Compute(Tensor input, Tensor? mask, Tensor? keyPaddingMask)
    {
        using var scope = TensorScope.Open();
        var output = _layers.Aggregate(input, (value, layer) => layer.Forward(value, mask, keyPaddingMask));
        return scope.Keep(_norm is null ? output : _norm.Forward(output));
    }
}
