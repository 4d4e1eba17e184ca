using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of added normal noise; p is 0.5 by default.</summary>
public sealed record GaussNoiseOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The variance in the image's own units squared: x for [0, x], or [least, largest]; [10, 50] by default.</summary>
    [AllowSingle]
    [AtLeast(0)]
    public IReadOnlyList<double> VarLimit { get; init; } = [10, 50];

    /// <summary>The mean in the image's own units; 0 by default.</summary>
    public double Mean { get; init; }

    /// <summary>Whether each channel has noise of its own, the default, or all the same.</summary>
    public bool PerChannel { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Limits.Problems(nameof(VarLimit), VarLimit);

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var deviation = Math.Sqrt(Limits.From(VarLimit, 0, ref random));
        var noise = new float[source.Width * source.Height * (PerChannel ? source.Channels : 1)];
        NoiseField.FillNormal(noise, Mean, deviation, ref random);
        var changed = source.ToFloat32();
        var values = changed.AsSpan<float>();
        var share = PerChannel ? 1 : source.Channels;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += noise[i / share];
        }

        return PixelValues.Returned(changed, source.Depth);
    }
}

/// <summary>The options of multiplied noise; p is 0.5 by default.</summary>
public sealed record MultiplicativeNoiseOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The factor: a number, or [least, largest]; [0.9, 1.1] by default.</summary>
    [AllowSingle]
    [AtLeast(0)]
    public IReadOnlyList<double> Multiplier { get; init; } = [0.9, 1.1];

    /// <summary>Whether each channel has a factor of its own; false by default.</summary>
    public bool PerChannel { get; init; }

    /// <summary>Whether each pixel has a factor of its own; false by default.</summary>
    public bool Elementwise { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Limits.Problems(nameof(Multiplier), Multiplier);

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var (pixels, channels) = (Elementwise ? source.Width * source.Height : 1, PerChannel ? source.Channels : 1);
        var factors = new float[pixels * channels];
        NoiseField.FillUniform(factors, Multiplier[0], Multiplier[^1], ref random);
        var changed = source.ToFloat32();
        var values = changed.AsSpan<float>();
        for (var i = 0; i < values.Length; i++)
        {
            var (pixel, channel) = (Elementwise ? i / source.Channels : 0, PerChannel ? i % source.Channels : 0);
            values[i] *= factors[(pixel * channels) + channel];
        }

        return PixelValues.Returned(changed, source.Depth);
    }
}

/// <summary>
/// The options of a camera's noise: a normal one of hue and a Poisson one of lightness, in the space of hue, lightness and
/// saturation; p is 0.5 by default.
/// </summary>
public sealed record IsoNoiseOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The deviation of hue in circles, [least, largest] from 0 to 1; [0.01, 0.05] by default.</summary>
    public IReadOnlyList<double> ColorShift { get; init; } = [0.01, 0.05];

    /// <summary>The strength of both noises, [least, largest]; [0.1, 0.5] by default.</summary>
    public IReadOnlyList<double> Intensity { get; init; } = [0.1, 0.5];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
        [.. Limits.PairProblems(nameof(ColorShift), ColorShift, 0, 1), .. Limits.PairProblems(nameof(Intensity), Intensity, 0)];

    internal override Image Change(Image source, ref CounterRandom random)
    {
        RequireByteColours(source);
        var shift = Limits.Fixed(ColorShift, ref random);
        var intensity = Limits.Fixed(Intensity, ref random);
        var changed = source.ConvertDepth(PixelDepth.Float32, 1.0 / byte.MaxValue);
        var values = changed.AsSpan<float>();
        HueLightness.FromRgb(values);
        var (hueNoise, lightNoise) = (new float[values.Length / 3], new float[values.Length / 3]);
        NoiseField.FillPoisson(lightNoise, HueLightness.DeviationOfLightness(values) * intensity * byte.MaxValue, ref random);
        NoiseField.FillNormal(hueNoise, 0, shift * intensity, ref random);
        for (var i = 0; i < hueNoise.Length; i++)
        {
            ref var hue = ref values[3 * i];
            ref var light = ref values[(3 * i) + 1];
            hue += hueNoise[i];
            hue -= MathF.Floor(hue);
            light = Math.Min(light + (lightNoise[i] / byte.MaxValue * (1 - light)), 1);
        }

        HueLightness.ToRgb(values);
        using (changed)
        {
            return changed.ConvertDepth(PixelDepth.UInt8, byte.MaxValue);
        }
    }
}
