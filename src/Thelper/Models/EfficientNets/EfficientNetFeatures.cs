using Thelper.Models.MobileNets;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.EfficientNets;

/// <summary>The layers of an EfficientNet, with torchvision's names.</summary>
internal static class EfficientNetFeatures
{
    /// <summary>The stem, the stages and the last convolution; B×3×H×W to B×features×H/32×W/32.</summary>
    /// <param name="layout">The blocks.</param>
    /// <param name="stochasticDepth">The probability of leaving out the last block for a sample; it grows from 0 at the first.</param>
    public static Sequential Create(EfficientNetLayout layout, double stochasticDepth)
    {
        var stages = layout.Stages;
        var total = stages.Sum(stage => stage.Count);
        var parts = new List<Module<Tensor, Tensor>> { Unit(3, layout.Stem, new(3) { Stride = 2, Padding = 1 }, layout) };
        var number = 0;
        foreach (var stage in stages)
        {
            parts.Add(new Sequential(stage.Select(plan => new EfficientNetBlock(plan, layout, stochasticDepth * number++ / total)).ToArray()));
        }

        parts.Add(Unit(layout.Blocks, layout.Features, new(1), layout));
        return new Sequential(parts);
    }

    /// <summary>Draws the initial values of convolutions and linear layers.</summary>
    /// <param name="network">Changed in place.</param>
    public static void Draw(Module network)
    {
        foreach (var (_, module) in network.NamedModules())
        {
            if (module is Conv2d convolution)
            {
                Initializers.KaimingNormalByFanOut(convolution.Weight);
                InitialValues.SetZero(convolution.Bias);
            }
            else if (module is Linear linear)
            {
                using var mode = GradMode.Disable();
                var bound = 1 / Math.Sqrt(linear.Outputs);
                linear.Weight.UniformInPlace(-bound, bound);
                InitialValues.SetZero(linear.Bias);
            }
        }
    }

    /// <summary>A convolution with normalisation and activation.</summary>
    public static Sequential Unit(int inputs, int outputs, ConvolutionOptions options, EfficientNetLayout layout) => new(
        new Conv2d(inputs, outputs, options with { Bias = false }), layout.Normalisation(outputs), new Silu());
}

/// <summary>
/// A 1x1 convolution to more channels, a depthwise one, squeeze and excitation, and a 1x1 convolution to fewer channels; where the
/// shapes are equal, it is added to its input, or left out.
/// </summary>
internal sealed class EfficientNetBlock : Module<Tensor, Tensor>
{
    private const int SqueezeDivider = 4;
    private readonly Sequential _block;
    private readonly StochasticDepth? _depth;

    /// <summary>Makes the block.</summary>
    /// <param name="plan">Its channels and the rest.</param>
    /// <param name="layout">Its normalisations.</param>
    /// <param name="stochasticDepth">The probability of leaving it out for a sample.</param>
    public EfficientNetBlock(EfficientNetBlockPlan plan, EfficientNetLayout layout, double stochasticDepth)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        if (plan.Expanded != plan.Inputs)
        {
            layers.Add(EfficientNetFeatures.Unit(plan.Inputs, plan.Expanded, new(1), layout));
        }

        var depthwise = new ConvolutionOptions(plan.Kernel) { Stride = plan.Stride, Padding = (plan.Kernel - 1) / 2, Groups = plan.Expanded };
        layers.Add(EfficientNetFeatures.Unit(plan.Expanded, plan.Expanded, depthwise, layout));
        layers.Add(new SqueezeExcitation(plan.Expanded, Math.Max(1, plan.Inputs / SqueezeDivider), new Silu(), new Sigmoid()));
        layers.Add(new Sequential(new Conv2d(plan.Expanded, plan.Outputs, new(1) { Bias = false }), layout.Normalisation(plan.Outputs)));
        _block = Register("block", new Sequential(layers));
        var isResidual = plan.Stride == 1 && plan.Inputs == plan.Outputs;
        _depth = isResidual ? Register("stochastic_depth", new StochasticDepth(stochasticDepth)) : null;
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var output = _block.Forward(input);
        return scope.Keep(_depth is null ? output : _depth.Forward(output).Add(input));
    }
}
