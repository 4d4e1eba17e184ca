using System.Globalization;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>One part of <see cref="MobileNetV3Features"/>.</summary>
/// <param name="Module">Named by its place: 0 is the stem, then come the blocks, and last a 1x1 convolution.</param>
/// <param name="OutputChannels">Channels that it gives.</param>
/// <param name="IsStrided">Whether it is a block that the plan gives a stride, even where dilation replaces it.</param>
public sealed record MobileNetV3Part(Module<Tensor, Tensor> Module, int OutputChannels, bool IsStrided);

/// <summary>
/// A MobileNetV3 without its classifier, with torchvision's names of parameters and initial values. B×3×H×W to
/// B×channels×H/32×W/32, or H/16×W/16 where it is dilated.
/// </summary>
public sealed class MobileNetV3Features : Module<Tensor, Tensor>
{
    private const int Images = 3;
    private const int StemChannels = 16;
    private const int LastExpansion = 6;
    private const int ImageNetClasses = 1000;
    private readonly List<MobileNetV3Part> _parts = [];

    /// <summary>Makes the network with the initial values that torchvision's has before weights are loaded.</summary>
    /// <param name="layout">Its blocks; its <see cref="MobileNetV3Layout.Normalisation"/> may be one that is not trained.</param>
    public MobileNetV3Features(MobileNetV3Layout layout)
        : this(layout, initialise: true)
    {
    }

    internal MobileNetV3Features(MobileNetV3Layout layout, bool initialise)
    {
        AddStem(layout);
        foreach (var plan in layout.Blocks)
        {
            Add(new InvertedResidual(OutputChannels, plan, layout), layout.Channels(plan.Outputs), plan.Stride > 1);
        }

        AddLast(layout);
        if (initialise)
        {
            // torchvision takes a whole classifier apart; an equal seed gives equal weights only if all of it is drawn.
            using var classifier = Classifier(layout, 0, ImageNetClasses);
            InitialValues.DrawByFanOut(this);
            InitialValues.DrawByFanOut(classifier);
        }
    }

    /// <summary>The stem, the blocks and the last convolution, in the order of the computation.</summary>
    public IReadOnlyList<MobileNetV3Part> Parts => _parts;

    /// <summary>
    /// The parts whose outputs are feature maps of one size less, as torchvision counts them: the stem, the strided blocks, and
    /// the last part.
    /// </summary>
    public IReadOnlyList<int> Stages =>
        [0, .. Enumerable.Range(0, _parts.Count).Where(i => _parts[i].IsStrided), _parts.Count - 1];

    /// <summary>Channels of the output.</summary>
    public int OutputChannels => _parts[^1].OutputChannels;

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => _parts.Aggregate(input, (value, part) => part.Module.Forward(value));

    internal Sequential Classifier(MobileNetV3Layout layout, double dropout, int outputs)
    {
        var hidden = layout.Channels(layout.Hidden);
        return new(new Linear(OutputChannels, hidden), new Hardswish(), new Dropout(dropout), new Linear(hidden, outputs));
    }

    /// <summary>Draws the initial values of all convolutions and linear layers in the network.</summary>
    internal static void Initialize(Module network) => InitialValues.DrawByFanOut(network);

    private void AddStem(MobileNetV3Layout layout)
    {
        var channels = layout.Channels(StemChannels);
        Add(Convolution(Images, channels, new(3) { Stride = 2, Padding = 1 }, layout), channels);
    }

    private void AddLast(MobileNetV3Layout layout)
    {
        var channels = LastExpansion * OutputChannels;
        Add(Convolution(OutputChannels, channels, new(1), layout), channels);
    }

    private void Add(Module<Tensor, Tensor> module, int channels, bool isStrided = false) => _parts.Add(new(
        Register(_parts.Count.ToString(CultureInfo.InvariantCulture), module), channels, isStrided));

    private static Sequential Convolution(int channels, int outputs, ConvolutionOptions options, MobileNetV3Layout layout) =>
        new(new Conv2d(channels, outputs, options with { Bias = false }), layout.Normalisation(outputs), new Hardswish());
}
