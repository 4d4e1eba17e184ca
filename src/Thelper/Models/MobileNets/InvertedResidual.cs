using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>
/// A 1x1 convolution to more channels, a depthwise one, squeeze and excitation where planned, and a 1x1 convolution to fewer
/// channels; added to its input where the shapes are equal.
/// </summary>
internal sealed class InvertedResidual : Module<Tensor, Tensor>
{
    private const int SqueezeDivider = 4;
    private readonly Sequential _block;
    private readonly bool _isResidual;

    public InvertedResidual(int channels, InvertedResidualPlan plan, MobileNetV3Layout layout)
    {
        var (expanded, outputs) = (layout.Channels(plan.Expanded), layout.Channels(plan.Outputs));
        var layers = new List<Module<Tensor, Tensor>>();
        if (expanded != channels)
        {
            layers.Add(Convolution(channels, expanded, new(1), plan, layout));
        }

        layers.Add(Convolution(expanded, expanded, Depthwise(expanded, plan), plan, layout));
        if (plan.HasExcitation)
        {
            layers.Add(new SqueezeExcitation(expanded, MobileNetV3Layout.Rounded(expanded / SqueezeDivider)));
        }

        layers.Add(new Sequential(new Conv2d(expanded, outputs, new(1) { Bias = false }), layout.Normalisation(outputs)));
        _block = Register("block", new Sequential(layers));
        _isResidual = plan.Stride == 1 && channels == outputs;
    }

    protected override Tensor Compute(Tensor input)
    {
        var output = _block.Forward(input);
        return _isResidual ? output.AddInPlace(input) : output;
    }

    private static ConvolutionOptions Depthwise(int channels, InvertedResidualPlan plan) => new(plan.Kernel)
    {
        Stride = plan.Dilation > 1 ? 1 : plan.Stride,
        Padding = (plan.Kernel - 1) / 2 * plan.Dilation,
        Dilation = plan.Dilation,
        Groups = channels,
    };

    private static Sequential Convolution(
        int channels, int outputs, ConvolutionOptions options, InvertedResidualPlan plan, MobileNetV3Layout layout) => new(
        new Conv2d(channels, outputs, options with { Bias = false }),
        layout.Normalisation(outputs),
        plan.HasHardswish ? new Hardswish() : new ReLU(inPlace: true));
}
