using Thelper.Models.MobileNets;
using Thelper.Torch.Modules;

namespace Thelper.Models.EfficientNets;

/// <summary>How an EfficientNet is built: table 1 of its paper, made wider and deeper.</summary>
/// <param name="Width">What numbers of channels are multiplied by, before they are rounded to multiples of 8.</param>
/// <param name="Depth">What numbers of blocks are multiplied by, before they are rounded up.</param>
/// <param name="Dropout">The probability of dropping a feature before the last layer.</param>
internal sealed record EfficientNetLayout(double Width, double Depth, double Dropout)
{
    /// <summary>The largest number of a network.</summary>
    public const int Largest = 7;

    /// <summary>The probability of leaving out the last block for a sample, where nothing else is said.</summary>
    public const double StochasticDepth = 0.2;

    // From here on torchvision takes other numbers for normalisations.
    private const int FirstOfCarefulNormalisation = 5;
    private const double CarefulEpsilon = 0.001;
    private const double CarefulMomentum = 0.01;

    // Within a block for each channel of its input, kernel, stride of the first block, outputs, blocks.
    private static readonly (int Expansion, int Kernel, int Stride, int Outputs, int Blocks)[] Groups =
    [
        (1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1),
    ];

    private static readonly EfficientNetLayout[] All =
    [
        new(1.0, 1.0, 0.2), new(1.0, 1.1, 0.2), new(1.1, 1.2, 0.3), new(1.2, 1.4, 0.3),
        new(1.4, 1.8, 0.4), new(1.6, 2.2, 0.4), new(1.8, 2.6, 0.5), new(2.0, 3.1, 0.5),
    ];

    /// <summary>The names of all networks, as torchvision has them.</summary>
    public static IEnumerable<string> Names => Enumerable.Range(0, Largest + 1).Select(number => $"efficientnet_b{number}");

    /// <summary>Makes the normalisation of so many channels.</summary>
    public Func<int, BatchNorm2d> Normalisation { get; init; } = channels => new BatchNorm2d(channels);

    /// <summary>The channels of the stem.</summary>
    public int Stem => Channels(32);

    /// <summary>The channels after the last block.</summary>
    public int Blocks => Channels(Groups[^1].Outputs);

    /// <summary>What describes an image.</summary>
    public int Features => 4 * Blocks;

    /// <summary>The blocks of each stage, from the first to the last.</summary>
    public IReadOnlyList<IReadOnlyList<EfficientNetBlockPlan>> Stages => [.. PlannedStages()];

    /// <summary>A network by its number.</summary>
    /// <param name="number">0 to <see cref="Largest"/>.</param>
    public static EfficientNetLayout Numbered(int number) => number < FirstOfCarefulNormalisation ? All[number] : All[number] with
    {
        Normalisation = channels => new BatchNorm2d(channels, CarefulEpsilon, CarefulMomentum),
    };

    private int Channels(int channels) => MobileNetV3Layout.Rounded(channels * Width);

    private IEnumerable<IReadOnlyList<EfficientNetBlockPlan>> PlannedStages()
    {
        var inputs = Stem;
        foreach (var group in Groups)
        {
            var outputs = Channels(group.Outputs);
            var first = new EfficientNetBlockPlan(inputs, MobileNetV3Layout.Rounded(inputs * group.Expansion), outputs, group.Kernel, group.Stride);
            var other = new EfficientNetBlockPlan(outputs, MobileNetV3Layout.Rounded(outputs * group.Expansion), outputs, group.Kernel, 1);
            yield return [first, .. Enumerable.Repeat(other, (int)Math.Ceiling(group.Blocks * Depth) - 1)];
            inputs = outputs;
        }
    }
}

/// <summary>One block of an EfficientNet.</summary>
/// <param name="Inputs">Channels of the input.</param>
/// <param name="Expanded">Channels of the depthwise convolution.</param>
/// <param name="Outputs">Channels of the output.</param>
/// <param name="Kernel">The side of the depthwise convolution's window.</param>
/// <param name="Stride">1 or 2.</param>
internal sealed record EfficientNetBlockPlan(int Inputs, int Expanded, int Outputs, int Kernel, int Stride);
