using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Augmentor;

/// <summary>
/// The options of an image mixed with another by a random factor: 0 gives the other, 1 the image, more exaggerates.
/// </summary>
public abstract record EnhancementOptions : AugmentorValueOptions, IValidatedOptions
{
    /// <summary>The least factor, at least 0.</summary>
    [AtLeast(0)]
    public required double MinFactor { get; init; }

    /// <summary>The largest factor.</summary>
    [AtLeast(0)]
    public required double MaxFactor { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Factors.Problems(MinFactor, MaxFactor);

    internal sealed override Image Change(Image source, ref CounterRandom random)
    {
        var factor = random.NextDouble(MinFactor, MaxFactor);
        using var other = Other(source);
        return source.Blend(other, factor, 1 - factor);
    }

    private protected abstract Image Other(Image source);
}

/// <summary>The options of a mix with black.</summary>
public sealed record RandomBrightnessOptions : EnhancementOptions
{
    private protected override Image Other(Image source) => new(source.Width, source.Height, source.Channels, source.Depth);
}

/// <summary>The options of a mix with the mean of the luminance, rounded.</summary>
public sealed record RandomContrastOptions : EnhancementOptions
{
    private protected override Image Other(Image source)
    {
        using var grey = source.ToGrey();
        long sum = 0;
        foreach (var value in grey.AsSpan<byte>())
        {
            sum += value;
        }

        var flat = new Image(source.Width, source.Height, source.Channels, source.Depth);
        flat.FillRectangle(0, 0, source.Width, source.Height, Math.Floor(((double)sum / grey.AsSpan<byte>().Length) + 0.5));
        return flat;
    }
}

/// <summary>The options of a mix with the grey image.</summary>
public sealed record RandomColorOptions : EnhancementOptions
{
    private protected override Image Other(Image source) => Greys.Of(source);
}

/// <summary>The options of a grey image, with as many equal channels as before.</summary>
public sealed record GreyscaleOptions : AugmentorValueOptions
{
    internal override Image Change(Image source, ref CounterRandom random) => Greys.Of(source);
}

/// <summary>The options of an image of black and white, with as many equal channels as before.</summary>
public sealed record BlackAndWhiteOptions : AugmentorValueOptions
{
    /// <summary>The luminance from which a pixel is white, 0 to 255; 128 by default.</summary>
    [Range(0, 255)]
    public int Threshold { get; init; } = 128;

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var table = new byte[byte.MaxValue + 1];
        table.AsSpan(Threshold).Fill(byte.MaxValue);
        using var grey = Greys.Of(source);
        return grey.MapValues(table);
    }
}

/// <summary>The options of a negative.</summary>
public sealed record InvertOptions : AugmentorValueOptions
{
    internal override Image Change(Image source, ref CounterRandom random) => source.Invert();
}

/// <summary>The options of values spread evenly, each channel by itself, as Pillow does.</summary>
public sealed record HistogramEqualisationOptions : AugmentorValueOptions
{
    internal override Image Change(Image source, ref CounterRandom random) => source.Equalize();
}

/// <summary>The options of a rectangle of noise at a random place; label maps and boxes stay.</summary>
public sealed record RandomErasingOptions : AugmentorValueOptions
{
    private const double LeastShare = 0.1;

    /// <summary>The largest sides of the rectangle as a share of the image's, 0.1 to 1; the least ones are a tenth.</summary>
    [Range(0.1, 1.0)]
    public required double RectangleArea { get; init; }

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var width = Side(source.Width, ref random);
        var height = Side(source.Height, ref random);
        var (x, y) = (random.NextInt32(source.Width - width + 1), random.NextInt32(source.Height - height + 1));
        var erased = source.Clone();
        var (values, row) = (new float[height * width * source.Channels], width * source.Channels);
        NoiseField.FillUniform(values, 0, byte.MaxValue + 1, ref random);
        for (var i = 0; i < values.Length; i++)
        {
            var place = (((y + (i / row)) * source.Width) + x) * source.Channels;
            erased.AsSpan<byte>()[place + (i % row)] = (byte)Math.Min(values[i], byte.MaxValue);
        }

        return erased;
    }

    private int Side(int side, ref CounterRandom random) => Math.Clamp(
        (int)random.NextDouble(side * LeastShare, (side * RectangleArea) + 1), 1, side);
}

/// <summary>Grey images.</summary>
internal static class Greys
{
    /// <summary>The luminance in each channel.</summary>
    public static Image Of(Image source)
    {
        using var grey = source.ToGrey();
        return source.Channels == 1 ? grey.Clone() : grey.ToRgb();
    }
}
