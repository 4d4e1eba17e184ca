using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of clearer edges, laid over the image; p is 0.5 by default.</summary>
public sealed record SharpenOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The share of the sharp image, [least, largest] from 0 to 1; [0.2, 0.5] by default.</summary>
    public IReadOnlyList<double> Alpha { get; init; } = [0.2, 0.5];

    /// <summary>The brightness of the sharp image, [least, largest]; [0.5, 1] by default.</summary>
    public IReadOnlyList<double> Lightness { get; init; } = [0.5, 1.0];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
        [.. Limits.PairProblems(nameof(Alpha), Alpha, 0, 1), .. Limits.PairProblems(nameof(Lightness), Lightness, 0)];

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var share = Limits.Fixed(Alpha, ref random);
        var lightness = Limits.Fixed(Lightness, ref random);
        return Overlay.Filter(source, share, [-1, -1, -1, -1, 8 + lightness, -1, -1, -1, -1]);
    }
}

/// <summary>The options of a relief, laid over the image; p is 0.5 by default.</summary>
public sealed record EmbossOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The share of the relief, [least, largest] from 0 to 1; [0.2, 0.5] by default.</summary>
    public IReadOnlyList<double> Alpha { get; init; } = [0.2, 0.5];

    /// <summary>The height of the relief, [least, largest]; [0.2, 0.7] by default.</summary>
    public IReadOnlyList<double> Strength { get; init; } = [0.2, 0.7];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
        [.. Limits.PairProblems(nameof(Alpha), Alpha, 0, 1), .. Limits.PairProblems(nameof(Strength), Strength, 0)];

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var share = Limits.Fixed(Alpha, ref random);
        var s = Limits.Fixed(Strength, ref random);
        return Overlay.Filter(source, share, [-1 - s, -s, 0, -s, 1, s, 0, s, 1 + s]);
    }
}

/// <summary>The options of fewer pixels, enlarged again; p is 0.5 by default.</summary>
public sealed record DownscaleOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The least size, above 0 and below 1; 0.25 by default.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double ScaleMin { get; init; } = 0.25;

    /// <summary>The largest size, above 0 and below 1; 0.25 by default.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double ScaleMax { get; init; } = 0.25;

    /// <summary>How values between pixels are found, both ways; nearest (0) by default.</summary>
    public OpenCvInterpolation Interpolation { get; init; } = OpenCvInterpolation.Nearest;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (ScaleMax < ScaleMin)
        {
            yield return new(nameof(ScaleMax), $"must not be below scale_min ({ScaleMin}), but is {ScaleMax}.");
        }
    }

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var scale = random.NextDouble(ScaleMin, ScaleMax);
        var (width, height) = (
            Math.Max((int)Math.Round(source.Width * scale), 1),
            Math.Max((int)Math.Round(source.Height * scale), 1));
        using var small = source.Resize(width, height, (Vision.Interpolation)(int)Interpolation);
        return small.Resize(source.Width, source.Height, (Vision.Interpolation)(int)Interpolation);
    }
}

/// <summary>How an image is compressed.</summary>
public enum CompressionType
{
    /// <summary>As JPEG.</summary>
    [Alias("0", "ImageCompressionType.JPEG")]
    Jpeg,
}

/// <summary>The options of the traces of compression; p is 0.5 by default.</summary>
public sealed record ImageCompressionOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The least quality, 1 to 100; 99 by default.</summary>
    [Range(1, 100)]
    public int QualityLower { get; init; } = 99;

    /// <summary>The best quality, 1 to 100; 100 by default.</summary>
    [Range(1, 100)]
    public int QualityUpper { get; init; } = 100;

    /// <summary>Only jpeg (0), the default, is offered.</summary>
    public CompressionType CompressionType { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (QualityUpper < QualityLower)
        {
            yield return new(nameof(QualityUpper), $"must not be below quality_lower ({QualityLower}), but is {QualityUpper}.");
        }
    }

    internal override Image Change(Image source, ref CounterRandom random)
    {
        RequireBytes(source);
        if (source.Channels != 1)
        {
            RequireColours(source);
        }

        var quality = QualityLower + random.NextInt32(QualityUpper - QualityLower + 1);
        return Image.Decode(
            source.EncodeJpeg(quality), source.Channels == 1 ? ImageReadMode.Grey : ImageReadMode.Colour);
    }
}

/// <summary>Filters that are laid over the image.</summary>
internal static class Overlay
{
    /// <summary>share × the filtered image + (1 − share) × the image, in one kernel of 3 × 3.</summary>
    public static Image Filter(Image source, double share, ReadOnlySpan<double> effect)
    {
        Span<float> kernel = stackalloc float[effect.Length];
        for (var i = 0; i < effect.Length; i++)
        {
            kernel[i] = (float)((share * effect[i]) + (i == effect.Length / 2 ? 1 - share : 0));
        }

        return source.Filter(kernel, 3, 3);
    }
}
