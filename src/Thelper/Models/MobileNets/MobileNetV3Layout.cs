using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>
/// How a MobileNetV3 is built: tables 1 and 2 of Howard et al., "Searching for MobileNetV3" (2019), with torchvision's
/// variations.
/// </summary>
public sealed record MobileNetV3Layout
{
    private const int Divisor = 8;
    private const double Epsilon = 0.001;
    private const double Momentum = 0.01;

    private MobileNetV3Layout(IReadOnlyList<InvertedResidualPlan> blocks, int hidden) => (Blocks, Hidden) = (blocks, hidden);

    /// <summary>The blocks after the stem, in their order.</summary>
    public IReadOnlyList<InvertedResidualPlan> Blocks { get; }

    /// <summary>Outputs of the classifier's hidden layer, for the width 1.</summary>
    public int Hidden { get; }

    /// <summary>What all numbers of channels are multiplied by, before they are rounded to multiples of 8; 1 by default.</summary>
    public double WidthMultiplier { get; init; } = 1;

    /// <summary>Makes the normalisation of so many channels; by default <see cref="BatchNorm2d"/> with the epsilon 0.001 and the
    /// momentum 0.01.</summary>
    public Func<int, Module<Tensor, Tensor>> Normalisation { get; init; } = channels => new BatchNorm2d(channels, Epsilon, Momentum);

    /// <summary>The larger network.</summary>
    /// <param name="reducedTail">Whether the last blocks have half of their channels; false by default.</param>
    /// <param name="dilated">Whether the last blocks are dilated instead of strided; false by default.</param>
    public static MobileNetV3Layout Large(bool reducedTail = false, bool dilated = false)
    {
        var (divider, dilation) = (reducedTail ? 2 : 1, dilated ? 2 : 1);
        var last = new InvertedResidualPlan(5, 960 / divider, 160 / divider)
        {
            HasExcitation = true,
            HasHardswish = true,
            Dilation = dilation,
        };
        return new(
            [
                new(3, 16, 16),
                new(3, 64, 24) { Stride = 2 },
                new(3, 72, 24),
                new(5, 72, 40) { HasExcitation = true, Stride = 2 },
                new(5, 120, 40) { HasExcitation = true },
                new(5, 120, 40) { HasExcitation = true },
                new(3, 240, 80) { HasHardswish = true, Stride = 2 },
                new(3, 200, 80) { HasHardswish = true },
                new(3, 184, 80) { HasHardswish = true },
                new(3, 184, 80) { HasHardswish = true },
                new(3, 480, 112) { HasExcitation = true, HasHardswish = true },
                new(3, 672, 112) { HasExcitation = true, HasHardswish = true },
                last with { Expanded = 672, Stride = 2 },
                last,
                last,
            ],
            1280 / divider);
    }

    /// <summary>The smaller network.</summary>
    /// <inheritdoc cref="Large"/>
    public static MobileNetV3Layout Small(bool reducedTail = false, bool dilated = false)
    {
        var (divider, dilation) = (reducedTail ? 2 : 1, dilated ? 2 : 1);
        var middle = new InvertedResidualPlan(5, 240, 40) { HasExcitation = true, HasHardswish = true };
        var last = middle with { Expanded = 576 / divider, Outputs = 96 / divider, Dilation = dilation };
        return new(
            [
                new(3, 16, 16) { HasExcitation = true, Stride = 2 },
                new(3, 72, 24) { Stride = 2 },
                new(3, 88, 24),
                middle with { Expanded = 96, Stride = 2 },
                middle,
                middle,
                middle with { Expanded = 120, Outputs = 48 },
                middle with { Expanded = 144, Outputs = 48 },
                last with { Expanded = 288, Stride = 2 },
                last,
                last,
            ],
            1024 / divider);
    }

    /// <summary>The channels of this width: multiplied, and rounded to a multiple of 8 that is not below nine tenths.</summary>
    /// <param name="channels">The channels for the width 1.</param>
    public int Channels(int channels) => Rounded(channels * WidthMultiplier);

    internal static int Rounded(double channels, int divisor = Divisor)
    {
        var nearest = Math.Max(divisor, (int)(channels + (divisor / 2.0)) / divisor * divisor);
        return nearest < 0.9 * channels ? nearest + divisor : nearest;
    }
}
