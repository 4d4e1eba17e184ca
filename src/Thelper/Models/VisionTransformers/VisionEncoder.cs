using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.VisionTransformers;

/// <summary>
/// Tells patches their places and lets them attend to each other; torchvision's <c>Encoder</c>. B×S×E to B×S×E. Parameter:
/// <c>pos_embedding</c> (1×S×E).
/// </summary>
internal sealed class VisionEncoder : Module<Tensor, Tensor>
{
    private const double PlaceDeviation = 0.02;

    private readonly Tensor _places;
    private readonly Dropout _dropout;
    private readonly Sequential _layers;
    private readonly LayerNorm _norm;

    /// <summary>Makes the network with torchvision's initial values.</summary>
    /// <param name="layout">Its layers.</param>
    public VisionEncoder(VisionTransformerLayout layout)
    {
        _places = RegisterParameter("pos_embedding", Operators.Empty([1, layout.Patches + 1, layout.Hidden]));
        Initializers.Normal(_places, PlaceDeviation);
        _dropout = Register("dropout", new Dropout(layout.Dropout));
        _layers = Register("layers", new Sequential([.. Enumerable.Range(0, layout.Layers)
            .Select(i => ($"encoder_layer_{i}", (Module<Tensor, Tensor>)new VisionEncoderLayer(layout)))]));
        _norm = Register("ln", new LayerNorm([layout.Hidden], VisionEncoderLayer.Epsilon));
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(_norm.Forward(_layers.Forward(_dropout.Forward(input.Add(_places)))));
    }
}

/// <summary>An attention and two linear layers, each normalised before and added to its input; torchvision's <c>EncoderBlock</c>.</summary>
internal sealed class VisionEncoderLayer : Module<Tensor, Tensor>
{
    /// <summary>Added to the variances of all normalisations.</summary>
    public const double Epsilon = 1e-6;

    private const double BiasDeviation = 1e-6;

    private readonly LayerNorm _first;
    private readonly MultiheadAttention _attention;
    private readonly Dropout _dropout;
    private readonly LayerNorm _second;
    private readonly Sequential _mlp;

    /// <summary>Makes the layer with torchvision's initial values.</summary>
    /// <param name="layout">Its sizes.</param>
    public VisionEncoderLayer(VisionTransformerLayout layout)
    {
        _first = Register("ln_1", new LayerNorm([layout.Hidden], Epsilon));
        _attention = Register("self_attention", new MultiheadAttention(
            layout.Hidden, layout.Heads, new() { Dropout = layout.AttentionDropout, BatchFirst = true }));
        _dropout = Register("dropout", new Dropout(layout.Dropout));
        _second = Register("ln_2", new LayerNorm([layout.Hidden], Epsilon));
        Linear[] linear = [new(layout.Hidden, layout.Wide), new(layout.Wide, layout.Hidden)];
        _mlp = Register("mlp", new Sequential(
            linear[0], new Gelu(), new Dropout(layout.Dropout), linear[1], new Dropout(layout.Dropout)));
        foreach (var layer in linear)
        {
            Initializers.XavierUniform(layer.Weight);
            Initializers.Normal(layer.Bias!, BiasDeviation);
        }
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var normalised = AttentionInput.FromTensor(_first.Forward(input)) with { NeedWeights = false };
        var attended = _dropout.Forward(_attention.Forward(normalised).Output).Add(input);
        return scope.Keep(attended.Add(_mlp.Forward(_second.Forward(attended))));
    }
}
