using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.VisionTransformers;

/// <summary>
/// A transformer whose words are the patches of an image (Dosovitskiy et al., "An Image is Worth 16x16 Words", 2020), with
/// torchvision's names of parameters and initial values. B×3×H×W of one size to B×classes, or to B×target shape for a regression.
/// </summary>
/// <remarks>As in torchvision, the last layer begins as zeros, so at first all scores are 0.</remarks>
public sealed class VisionTransformer : ImageModel
{
    private readonly VisionTransformerLayout _layout;
    private readonly Tensor _token;
    private readonly Conv2d _projection;
    private readonly VisionEncoder _encoder;
    private readonly Sequential? _hidden;
    private readonly Linear _head;

    internal VisionTransformer(VisionTransformerLayout layout, OutputSize outputs)
        : base(outputs, new("The vision transformer", layout.Side))
    {
        _layout = layout;
        _projection = Register("conv_proj", new Conv2d(3, layout.Hidden, new(layout.Patch) { Stride = layout.Patch }));
        _token = RegisterParameter("class_token", Operators.Zeros([1, 1, layout.Hidden]));
        _encoder = Register("encoder", new VisionEncoder(layout));
        var first = layout.Representation is { } size ? new Linear(layout.Hidden, size) : null;
        _head = new Linear(layout.Representation ?? layout.Hidden, outputs.Count);
        Initializers.TruncatedNormal(_projection.Weight, deviation: Math.Sqrt(1.0 / (3 * layout.Patch * layout.Patch)));
        InitialValues.SetZero(_projection.Bias);
        if (first is not null)
        {
            Initializers.TruncatedNormal(first.Weight, deviation: Math.Sqrt(1.0 / layout.Hidden));
            InitialValues.SetZero(first.Bias);
            _hidden = new Sequential(("pre_logits", first), ("act", new Tanh()));
        }

        Initializers.Constant(_head.Weight, 0);
        InitialValues.SetZero(_head.Bias);
        Register("heads", new Sequential([.. Named(_hidden), ("head", _head)]));
    }

    /// <summary>What the token of the class has become.</summary>
    /// <exception cref="ModelException">The images have another size.</exception>
    private protected override Tensor Describe(Tensor input)
    {
        if (input.Size(2) != _layout.Side || input.Size(3) != _layout.Side)
        {
            throw new ModelException(
                $"The vision transformer takes images of {_layout.Side}x{_layout.Side} pixels (model.params.image_size), but received a "
                + $"batch of the shape {string.Join("x", input.Shape)}; resize them by a transform, or set image_size.");
        }

        var patches = _projection.Forward(input).Flatten(2).Transpose(1, 2);
        var tokens = _token.Expand([input.Size(0), -1, -1]);
        var described = _encoder.Forward(Operators.Cat([tokens, patches], 1)).Select(1, 0);
        return _hidden is null ? described : _hidden.Forward(described);
    }

    private protected override Tensor Score(Tensor features) => _head.Forward(features);

    private static IEnumerable<(string Name, Module<Tensor, Tensor> Module)> Named(Sequential? modules) =>
        modules is null ? [] : modules.Children.Select(child => (child.Key, (Module<Tensor, Tensor>)child.Value));
}
