using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of a negative; p is 0.5 by default.</summary>
public sealed record InvertImgOptions() : PixelAlbumentationOptions(0.5)
{
    internal override Image Change(Image source, ref CounterRandom random) => source.Invert();
}

/// <summary>The options of fewer bits for each value; p is 0.5 by default.</summary>
public sealed record PosterizeOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>
    /// The number of highest bits kept: a number, [least, largest], or three for red, green and blue; 4 by default.
    /// </summary>
    [AllowSingle]
    [Range(0, 8)]
    public IReadOnlyList<int> NumBits { get; init; } = [4];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (!(NumBits is [_] or [_, _, _] || (NumBits is [var least, var largest] && least <= largest)))
        {
            yield return new(
                nameof(NumBits), $"must be one number, two, the least first, or three, but is [{string.Join(", ", NumBits)}].");
        }
    }

    internal override Image Change(Image source, ref CounterRandom random)
    {
        RequireBytes(source);
        if (NumBits is [_, _, _])
        {
            RequireColours(source);
            return PixelValues.Map(source, (channel, value) => (int)value & ~(byte.MaxValue >> NumBits[channel]));
        }

        return source.Posterize(NumBits[0] + random.NextInt32(NumBits[^1] - NumBits[0] + 1));
    }
}

/// <summary>The options of a negative of the values from a threshold on; p is 0.5 by default.</summary>
public sealed record SolarizeOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The threshold in 8-bit values: a number, or [least, largest], 0 to 256; 128 by default.</summary>
    [AllowSingle]
    [Range(0.0, 256.0)]
    public IReadOnlyList<double> Threshold { get; init; } = [128];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Limits.Problems(nameof(Threshold), Threshold);

    internal override Image Change(Image source, ref CounterRandom random)
    {
        RequireBytes(source);
        return source.Solarize((int)Math.Ceiling(Limits.Fixed(Threshold, ref random)));
    }
}

/// <summary>Whose definition of equal shares is meant.</summary>
public enum EqualizeMode
{
    /// <summary>OpenCV's.</summary>
    Cv,

    /// <summary>Pillow's.</summary>
    Pil,
}

/// <summary>The options of values spread evenly; p is 0.5 by default.</summary>
public sealed record EqualizeOptions() : PixelAlbumentationOptions(0.5)
{
    /// <summary>Whose definition; cv by default.</summary>
    public EqualizeMode Mode { get; init; }

    /// <summary>Whether each channel is equalised by itself, the default, or the luminance (in YCrCb).</summary>
    public bool ByChannels { get; init; } = true;

    internal override Image Change(Image source, ref CounterRandom random)
    {
        RequireBytes(source);
        if (ByChannels || source.Channels == 1)
        {
            return Equalized(source);
        }

        RequireColours(source);
        using var colours = source.ConvertColours(ColourConversion.RgbToYCrCb);
        using var luminance = colours.SelectChannels(0);
        using var equalized = Equalized(luminance);
        colours.SetChannels(0, equalized);
        return colours.ConvertColours(ColourConversion.YCrCbToRgb);
    }

    private Image Equalized(Image source) => Mode == EqualizeMode.Cv ? source.EqualizeHistogram() : source.Equalize();
}

/// <summary>The options of values spread evenly tile by tile, with limited contrast; p is 0.5 by default.</summary>
public sealed record ClaheOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The limit of contrast: x for [1, x], or [least, largest], at least 1; 4 by default.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<double> ClipLimit { get; init; } = [4];

    /// <summary>The number of tiles side by side and on top of each other; 8 and 8 by default.</summary>
    [AtLeast(1)]
    [Length(2, 2)]
    public IReadOnlyList<int> TileGridSize { get; init; } = [8, 8];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Limits.Problems(nameof(ClipLimit), ClipLimit);

    /// <summary>Grey images are equalised as they are, colours in the lightness of CIE L*a*b*.</summary>
    internal override Image Change(Image source, ref CounterRandom random)
    {
        RequireBytes(source);
        if (source.Width < TileGridSize[0] || source.Height < TileGridSize[1])
        {
            throw new InvalidDataException(
                $"the image has {source.Width} × {source.Height} pixels, "
                + $"too few for {TileGridSize[0]} × {TileGridSize[1]} tiles of CLAHE");
        }

        var limit = Limits.From(ClipLimit, 1, ref random);
        if (source.Channels == 1)
        {
            return source.Clahe(limit, TileGridSize[0], TileGridSize[1]);
        }

        RequireColours(source);
        using var colours = source.ConvertColours(ColourConversion.RgbToLab);
        using var lightness = colours.SelectChannels(0);
        using var equalized = lightness.Clahe(limit, TileGridSize[0], TileGridSize[1]);
        colours.SetChannels(0, equalized);
        return colours.ConvertColours(ColourConversion.LabToRgb);
    }
}
