using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's ColorJitter.</summary>
public sealed record ColorJitterOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>The range of the factor, or one number b for 1 - b (at least 0) to 1 + b; 0, the default, changes
    /// nothing.</summary>
    [AllowSingle]
    public IReadOnlyList<double> Brightness { get; init; } = [0];

    /// <inheritdoc cref="Brightness"/>
    [AllowSingle]
    public IReadOnlyList<double> Contrast { get; init; } = [0];

    /// <inheritdoc cref="Brightness"/>
    [AllowSingle]
    public IReadOnlyList<double> Saturation { get; init; } = [0];

    /// <summary>The range of the turn of hues as a share of the circle, -0.5 to 0.5, or one number h for -h to h; 0, the
    /// default,
    /// changes nothing. For 8-bit images.</summary>
    [AllowSingle]
    public IReadOnlyList<double> Hue { get; init; } = [0];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        (string Name, IReadOnlyList<double> Range)[] factors =
            [(nameof(Brightness), Brightness), (nameof(Contrast), Contrast), (nameof(Saturation), Saturation)];
        foreach (var (name, range) in factors)
        {
            if (!(range is [>= 0] || (range is [>= 0, _] && range[0] <= range[1])))
            {
                yield return new(
                    name, $"must be one number or [least, largest], at least 0, but is [{string.Join(", ", range)}].");
            }
        }

        if (!(Hue is [>= 0 and <= 0.5] || (Hue is [>= -0.5, <= 0.5] && Hue[0] <= Hue[1])))
        {
            yield return new(
                nameof(Hue),
                $"must be one number from 0 to 0.5 or [least, largest] from -0.5 to 0.5, but is [{string.Join(", ", Hue)}].");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new ColorJitter(this);
}

/// <summary>Changes brightness, contrast, saturation and hue, in a random order.</summary>
internal sealed class ColorJitter(ColorJitterOptions options) : PixelTransform
{
    private readonly (Func<Image, double, Image> Apply, (double Low, double High) Range)[] _changes =
    [
        (ColourAdjustment.Brightness, Around1(options.Brightness)),
        (ColourAdjustment.Contrast, Around1(options.Contrast)),
        (ColourAdjustment.Saturation, Around1(options.Saturation)),
        (HueShift.Apply, RangeForm.Around0(options.Hue)),
    ];

    protected override void Change(SampleImage image, CounterRandom random)
    {
        foreach (var (change, amount) in Choose(ref random))
        {
            image.Mix(pixels => _changes[change].Apply(pixels, amount));
        }
    }

    /// <summary>Which of brightness (0), contrast (1), saturation (2) and hue (3), in which order, and by how much.</summary>
    internal List<(int Change, double Amount)> Choose(ref CounterRandom random)
    {
        int[] order = [0, 1, 2, 3];
        random.Shuffle<int>(order);
        var amounts = new double[order.Length];
        for (var i = 0; i < amounts.Length; i++)
        {
            amounts[i] = random.Next(_changes[i].Range);
        }

        return [.. order.Where(i => _changes[i].Range != (Nothing(i), Nothing(i))).Select(i => (i, amounts[i]))];
    }

    private static double Nothing(int change) => change == 3 ? 0 : 1;

    private static (double Low, double High) Around1(IReadOnlyList<double> range) =>
        range.Count == 1 ? (Math.Max(1 - range[0], 0), 1 + range[0]) : (range[0], range[1]);
}
