using System.Globalization;
using Thelper.Models.VggNets;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// The convolutions of a VGG of 16 layers, two in place of its linear layers, and four blocks for larger objects (Liu et al., "SSD:
/// Single Shot MultiBox Detector", 2016, figure 2): B×3×300×300 to six feature maps, from the finest to the coarsest; torchvision's
/// <c>SSDFeatureExtractorVGG</c>.
/// </summary>
internal sealed class SsdVggBackbone : Module<Tensor, IReadOnlyList<Tensor>>
{
    /// <summary>How many parts of the VGG can be trained or not: each ends before a pooling.</summary>
    public const int PartCount = 5;

    private const double FirstFactor = 20;
    private const double LeastLength = 1e-12;
    private const int Wide = 1024;

    // The layers of the VGG before the fourth pooling.
    private const int FinestLayers = 23;

    // The last number is the padding, which goes with a stride of 2.
    private static readonly (int Middle, int Outputs, int Padding)[] Coarser = [(256, 512, 1), (128, 256, 1), (128, 256, 0), (128, 256, 0)];

    private readonly Tensor _factors;
    private readonly Sequential _finest;
    private readonly Sequential[] _others;
    private readonly Module<Tensor, Tensor>[] _vgg;

    /// <summary>Makes the network with torchvision's initial values.</summary>
    public SsdVggBackbone()
    {
        _vgg = [.. VggLayers()];
        VggDraws.Discard(VggDraws.Uniform);
        Array.ForEach(_vgg, InitialValues.DrawByFanOut);
        VggDraws.Discard(VggDraws.Normal);
        _factors = RegisterParameter("scale_weight", Operators.Full([Channels[0]], FirstFactor));
        _finest = Register("features", new Sequential(_vgg[..FinestLayers]));
        var coarser = CoarserBlocks();
        Array.ForEach(coarser, Draw);
        var wide = WideLayers();
        Draw(wide);
        _others = [new Sequential([.. _vgg[FinestLayers..], wide]), .. coarser];
        Register("extra", new Sequential(_others));
    }

    /// <summary>The channels of each feature map.</summary>
    public static IReadOnlyList<int> Channels { get; } = [512, Wide, .. Coarser.Select(block => block.Outputs)];

    /// <summary>What a model calls a tensor of a VGG's <c>features</c>.</summary>
    /// <param name="name">Its name without that, such as <c>28.weight</c>.</param>
    public static string Place(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var layer = int.Parse(name.AsSpan(0, dot), CultureInfo.InvariantCulture);
        return layer < FinestLayers
            ? $"backbone.features.{name}"
            : FormattableString.Invariant($"backbone.extra.0.{layer - FinestLayers}{name[dot..]}");
    }

    /// <summary>Draws the weights of all convolutions as Glorot and Bengio have it; biases become 0.</summary>
    /// <param name="network">Changed in place.</param>
    public static void Draw(Module network)
    {
        foreach (var convolution in network.NamedModules().Select(entry => entry.Module).OfType<Conv2d>())
        {
            Initializers.XavierUniform(convolution.Weight);
            InitialValues.SetZero(convolution.Bias);
        }
    }

    /// <summary>Lets only the last parts of the VGG be trained; what is added to it is trained in any case.</summary>
    /// <param name="count">0 to <see cref="PartCount"/>.</param>
    public void TrainLastParts(int count)
    {
        int[] starts = [0, .. Enumerable.Range(0, _vgg.Length).Where(i => _vgg[i] is MaxPool2d)];
        var trained = count == 0 ? _vgg.Length : starts[PartCount - count];
        foreach (var parameter in _vgg[..trained].SelectMany(layer => layer.Parameters()))
        {
            parameter.RequiresGradient = false;
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Tensor> Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        input = _finest.Forward(input);

        // Features of this map are much larger than those of the others, so each position gets the length 1 first. In half precision
        // the least length would be 0.
        ScalarType? type = input.ScalarType == ScalarType.Float64 ? null : ScalarType.Float32;
        var lengths = input.LinalgVectorNorm(dim: [1], keepdim: true, dtype: type).Clamp(min: LeastLength);
        var maps = new List<Tensor> { scope.Keep(_factors.Reshape([1, -1, 1, 1]).Mul(input.Div(lengths))) };
        foreach (var block in _others)
        {
            input = block.Forward(input);
            maps.Add(scope.Keep(input));
        }

        return maps;
    }

    /// <summary>All but the last pooling; the third one counts what is left over at the border.</summary>
    private static IEnumerable<Module<Tensor, Tensor>> VggLayers()
    {
        const int ceilingPool = 2;
        var channels = 3;
        var blocks = VggLayout.Named["vgg16"].Convolutions;
        for (var block = 0; block < blocks.Count; block++)
        {
            var width = Vgg.Widths[block];
            for (var i = 0; i < blocks[block]; i++, channels = width)
            {
                yield return new Conv2d(channels, width, new(3) { Padding = 1 });
                yield return new ReLU(inPlace: true);
            }

            if (block < blocks.Count - 1)
            {
                yield return new MaxPool2d(2, ceiling: block == ceilingPool);
            }
        }
    }

    private static Sequential WideLayers() => new(
        new MaxPool2d(3, stride: 1, padding: 1),
        new Conv2d(Vgg.Widths[^1], Wide, new(3) { Padding = 6, Dilation = 6 }),
        new ReLU(inPlace: true),
        new Conv2d(Wide, Wide, new(1)),
        new ReLU(inPlace: true));

    private static Sequential[] CoarserBlocks() =>
    [
        .. Coarser.Select((block, i) => new Sequential(
            new Conv2d(i == 0 ? Wide : Coarser[i - 1].Outputs, block.Middle, new(1)),
            new ReLU(inPlace: true),
            new Conv2d(block.Middle, block.Outputs, new(3) { Padding = block.Padding, Stride = block.Padding + 1 }),
            new ReLU(inPlace: true))),
    ];
}
