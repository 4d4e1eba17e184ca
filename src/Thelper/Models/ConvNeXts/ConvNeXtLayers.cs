using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.ConvNeXts;

/// <summary>
/// Normalisation of the channels of each pixel; torchvision's <c>LayerNorm2d</c>. B×C×H×W to B×C×H×W. Parameters: <c>weight</c>,
/// <c>bias</c>.
/// </summary>
internal sealed class PixelNorm : Module<Tensor, Tensor>
{
    private readonly Tensor _weight;
    private readonly Tensor _bias;

    public PixelNorm(int channels)
    {
        _weight = RegisterParameter("weight", Operators.Ones([channels]));
        _bias = RegisterParameter("bias", Operators.Zeros([channels]));
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var pixels = Permutation.ChannelsLast.Forward(input);
        return scope.Keep(Permutation.ChannelsFirst.Forward(pixels.LayerNorm([input.Size(1)], _weight, _bias, ConvNeXtBlock.Epsilon)));
    }
}

/// <summary>The same numbers with dimensions in another order.</summary>
/// <param name="order">For each dimension of the output that of the input.</param>
internal sealed class Permutation(params long[] order) : Module<Tensor, Tensor>
{
    /// <summary>B×C×H×W to B×H×W×C.</summary>
    public static Permutation ChannelsLast => new(0, 2, 3, 1);

    /// <summary>B×H×W×C to B×C×H×W.</summary>
    public static Permutation ChannelsFirst => new(0, 3, 1, 2);

    protected override Tensor Compute(Tensor input) => input.Permute(order);
}

/// <summary>
/// A depthwise convolution, a normalisation and two linear layers, scaled for each channel and added to the input; torchvision's
/// <c>CNBlock</c>. Parameter: <c>layer_scale</c> (C×1×1).
/// </summary>
internal sealed class ConvNeXtBlock : Module<Tensor, Tensor>
{
    /// <summary>Added to the variances of all normalisations.</summary>
    public const double Epsilon = 1e-6;

    private const int Kernel = 7;
    private const int Expansion = 4;
    private readonly Tensor _scale;
    private readonly Sequential _block;
    private readonly StochasticDepth _depth;

    /// <summary>Makes the block.</summary>
    /// <param name="channels">Of input and output.</param>
    /// <param name="scale">What the branch is multiplied by at first.</param>
    /// <param name="stochasticDepth">The probability of leaving it out for a sample.</param>
    public ConvNeXtBlock(int channels, double scale, double stochasticDepth)
    {
        _scale = RegisterParameter("layer_scale", Operators.Full([channels, 1, 1], scale));
        _block = Register("block", new Sequential(
            new Conv2d(channels, channels, new(Kernel) { Padding = Kernel / 2, Groups = channels }),
            Permutation.ChannelsLast,
            new LayerNorm([channels], Epsilon),
            new Linear(channels, Expansion * channels),
            new Gelu(),
            new Linear(Expansion * channels, channels),
            Permutation.ChannelsFirst));
        _depth = Register("stochastic_depth", new StochasticDepth(stochasticDepth));
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(_depth.Forward(_scale.Mul(_block.Forward(input))).Add(input));
    }
}
