namespace Thelper.Torch.Modules;

/// <summary>What the layers of encoder and decoder have in common: parts whose output is added to their input.</summary>
/// <typeparam name="TInput">What the layer takes.</typeparam>
public abstract class TransformerLayer<TInput> : Module<TInput, Tensor>
{
    private Linear? _first;
    private Dropout? _dropout;
    private Linear? _second;

    private protected TransformerLayer(int dimension, int heads, TransformerLayerOptions options) =>
        (Dimension, Heads, Options) = (dimension, heads, options);

    private protected int Dimension { get; }

    private protected int Heads { get; }

    private protected TransformerLayerOptions Options { get; }

    /// <summary>Makes a layer whose draws leave no trace in the default generator, because values are copied into it.</summary>
    private protected static T WithoutDraws<T>(Func<T> make)
    {
        using var scope = TensorScope.Open();
        using var generator = Generator.Default();
        var state = generator.GetState();
        var made = make();
        generator.SetState(state);
        return made;
    }

    private protected MultiheadAttention Attention(string name) =>
        Register(name, new MultiheadAttention(Dimension, Heads, Options.Attention));

    private protected void AddFeedforward()
    {
        _first = Register("linear1", new Linear(Dimension, Options.Feedforward));
        _dropout = Register("dropout", new Dropout(Options.Dropout));
        _second = Register("linear2", new Linear(Options.Feedforward, Dimension));
    }

    private protected LayerNorm Norm(string name) => Register(name, new LayerNorm([Dimension], Options.Epsilon));

    private protected Dropout Drop(string name) => Register(name, new Dropout(Options.Dropout));

    private protected Tensor Feedforward(Tensor input)
    {
        var hidden = _first!.Forward(input);
        var active = Options.Activation == FeedforwardActivation.Relu ? hidden.Relu() : hidden.Gelu();
        return _second!.Forward(_dropout!.Forward(active));
    }

    /// <summary>One part: its output, of which some is dropped, is added to its input; one of the two is normalised.</summary>
    private protected Tensor Add(Tensor input, LayerNorm norm, Dropout dropout, Func<Tensor, Tensor> part) => Options.NormFirst
        ? input.Add(dropout.Forward(part(norm.Forward(input))))
        : norm.Forward(input.Add(dropout.Forward(part(input))));

    private protected static Tensor Attend(MultiheadAttention attention, AttentionInput input) =>
        attention.Forward(input with { NeedWeights = false }).Output;
}
