using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of a change of brightness and contrast; p is 0.5 by default.</summary>
public sealed record RandomBrightnessContrastOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The change of brightness: x for [-x, x], or [least, largest]; 0.2 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> BrightnessLimit { get; init; } = [0.2];

    /// <summary>The change of contrast, to which 1 is added: x for [-x, x], or [least, largest]; 0.2 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> ContrastLimit { get; init; } = [0.2];

    /// <summary>Whether brightness is a share of the largest value, the default, or of the image's mean.</summary>
    public bool BrightnessByMax { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
        [.. Limits.Problems(nameof(BrightnessLimit), BrightnessLimit), .. Limits.Problems(nameof(ContrastLimit), ContrastLimit)];

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var contrast = 1 + Limits.Symmetric(ContrastLimit, ref random);
        var brightness = Limits.Symmetric(BrightnessLimit, ref random);
        return Contrasts.Change(source, contrast, brightness, BrightnessByMax);
    }
}

/// <summary>The options of a change of brightness; p is 0.5 by default.</summary>
public sealed record RandomBrightnessOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The change, as a share of the largest value: x for [-x, x], or [least, largest]; 0.2 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> Limit { get; init; } = [0.2];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Limits.Problems(nameof(Limit), Limit);

    internal override Image Change(Image source, ref CounterRandom random) =>
        Contrasts.Change(source, 1, Limits.Symmetric(Limit, ref random), byMax: true);
}

/// <summary>The options of a change of contrast; p is 0.5 by default.</summary>
public sealed record RandomContrastOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The change, to which 1 is added: x for [-x, x], or [least, largest]; 0.2 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> Limit { get; init; } = [0.2];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Limits.Problems(nameof(Limit), Limit);

    internal override Image Change(Image source, ref CounterRandom random) =>
        Contrasts.Change(source, 1 + Limits.Symmetric(Limit, ref random), 0, byMax: true);
}

/// <summary>The options of a power of the values, which lie between 0 and 1 for it; p is 0.5 by default.</summary>
public sealed record RandomGammaOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The exponent in hundredths: a number, or [least, largest]; [80, 120] by default.</summary>
    [AllowSingle]
    [Positive]
    public IReadOnlyList<double> GammaLimit { get; init; } = [80, 120];

    /// <summary>Without a meaning today, as in Albumentations; null by default.</summary>
    public double? Eps { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Limits.Problems(nameof(GammaLimit), GammaLimit);

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var (exponent, largest) = (Limits.Fixed(GammaLimit, ref random) / 100, PixelValues.Largest(source.Depth));
        return PixelValues.Map(source, (_, value) => (float)(Math.Pow(value / (double)largest, exponent) * largest));
    }
}

/// <summary>Brightness and contrast.</summary>
internal static class Contrasts
{
    /// <summary>contrast × value + brightness × (the largest value, or contrast × the mean of all values).</summary>
    public static Image Change(Image source, double contrast, double brightness, bool byMax)
    {
        var unit = byMax ? PixelValues.Largest(source.Depth) : contrast * Mean(source);
        var (scale, offset) = ((float)contrast, (float)(brightness * unit));
        return PixelValues.Map(source, (_, value) => (scale * value) + offset);
    }

    private static double Mean(Image source)
    {
        using var values = source.ToFloat32();
        double sum = 0;
        foreach (var value in values.AsSpan<float>())
        {
            sum += value;
        }

        return sum / values.AsSpan<float>().Length;
    }
}
