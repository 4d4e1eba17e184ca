using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of a change of hue, saturation and value in OpenCV's 8-bit HSV; p is 0.5 by default.</summary>
public sealed record HueSaturationValueOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    private const float HueValues = 180;

    /// <summary>The change of hue, of which 180 are a circle: x for [-x, x], or [least, largest]; 20 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> HueShiftLimit { get; init; } = [20];

    /// <summary>The change of saturation, which is 0 to 255: x for [-x, x], or [least, largest]; 30 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> SatShiftLimit { get; init; } = [30];

    /// <summary>The change of value, which is 0 to 255: x for [-x, x], or [least, largest]; 20 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> ValShiftLimit { get; init; } = [20];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
    [
        .. Limits.Problems(nameof(HueShiftLimit), HueShiftLimit),
        .. Limits.Problems(nameof(SatShiftLimit), SatShiftLimit),
        .. Limits.Problems(nameof(ValShiftLimit), ValShiftLimit),
    ];

    internal override Image Change(Image source, ref CounterRandom random)
    {
        RequireByteColours(source);
        var hue = (float)Limits.Symmetric(HueShiftLimit, ref random);
        var saturation = (float)Limits.Symmetric(SatShiftLimit, ref random);
        var brightness = (float)Limits.Symmetric(ValShiftLimit, ref random);
        using var before = source.ConvertColours(ColourConversion.RgbToHsv);
        using var after = PixelValues.Map(before, (channel, value) => channel switch
        {
            0 => (((value + hue) % HueValues) + HueValues) % HueValues,
            1 => value + saturation,
            _ => value + brightness,
        });
        return after.ConvertColours(ColourConversion.HsvToRgb);
    }
}

/// <summary>The options of numbers that are added to red, green and blue; p is 0.5 by default.</summary>
public sealed record RgbShiftOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>For red, in the image's own units: x for [-x, x], or [least, largest]; 20 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> RShiftLimit { get; init; } = [20];

    /// <summary>For green, as for red.</summary>
    [AllowSingle]
    public IReadOnlyList<double> GShiftLimit { get; init; } = [20];

    /// <summary>For blue, as for red.</summary>
    [AllowSingle]
    public IReadOnlyList<double> BShiftLimit { get; init; } = [20];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
    [
        .. Limits.Problems(nameof(RShiftLimit), RShiftLimit),
        .. Limits.Problems(nameof(GShiftLimit), GShiftLimit),
        .. Limits.Problems(nameof(BShiftLimit), BShiftLimit),
    ];

    internal override Image Change(Image source, ref CounterRandom random)
    {
        RequireColours(source);
        float[] shifts =
        [
            (float)Limits.Symmetric(RShiftLimit, ref random),
            (float)Limits.Symmetric(GShiftLimit, ref random),
            (float)Limits.Symmetric(BShiftLimit, ref random),
        ];
        return PixelValues.Map(source, (channel, value) => value + shifts[channel]);
    }
}

/// <summary>The options of a grey image with three equal channels; p is 0.5 by default.</summary>
public sealed record ToGrayOptions() : PixelAlbumentationOptions(0.5)
{
    internal override Image Change(Image source, ref CounterRandom random)
    {
        if (source.Channels == 1)
        {
            return source;
        }

        RequireColours(source);
        using var grey = source.ToGrey();
        return grey.ToRgb();
    }
}

/// <summary>The options of the brown tone of old photographs; p is 0.5 by default.</summary>
public sealed record ToSepiaOptions() : PixelAlbumentationOptions(0.5)
{
    private static readonly double[] Matrix = [0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131];

    internal override Image Change(Image source, ref CounterRandom random)
    {
        RequireColours(source);
        var toned = source.TransformColours(Matrix);
        return source.Depth == PixelDepth.Float32 ? PixelValues.Returned(toned, source.Depth) : toned;
    }
}

/// <summary>The options of a random order of the channels; p is 0.5 by default.</summary>
public sealed record ChannelShuffleOptions() : PixelAlbumentationOptions(0.5)
{
    internal override Image Change(Image source, ref CounterRandom random)
    {
        int[] order = [.. Enumerable.Range(0, source.Channels)];
        random.Shuffle<int>(order);
        return source.SelectChannels(order);
    }
}

/// <summary>The options of channels that are emptied; p is 0.5 by default.</summary>
public sealed record ChannelDropoutOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The least and the largest number of channels, below that of the image; 1 and 1 by default.</summary>
    public IReadOnlyList<int> ChannelDropRange { get; init; } = [1, 1];

    /// <summary>The value of emptied channels; 0 by default.</summary>
    public double FillValue { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
        Limits.PairProblems(nameof(ChannelDropRange), [.. ChannelDropRange.Select(count => (double)count)], 1);

    internal override Image Change(Image source, ref CounterRandom random)
    {
        if (source.Channels <= ChannelDropRange[1])
        {
            throw new InvalidDataException(
                $"the image has {source.Channels} channels, but ChannelDropout empties up to {ChannelDropRange[1]}, "
                + "which must be fewer");
        }

        var count = Limits.Integer(ChannelDropRange, 0, ref random);
        int[] order = [.. Enumerable.Range(0, source.Channels)];
        random.Shuffle<int>(order);
        var changed = source.Clone();
        using var empty = new Image(source.Width, source.Height, 1, source.Depth);
        empty.FillRectangle(0, 0, source.Width, source.Height, FillValue);
        foreach (var channel in order[..count])
        {
            changed.SetChannels(channel, empty);
        }

        return changed;
    }
}
