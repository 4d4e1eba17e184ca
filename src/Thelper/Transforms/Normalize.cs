using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of the map (x − min) / (max − min).</summary>
public sealed record NormalizeMinMaxOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>What becomes 0: one number, or one per channel.</summary>
    [AllowSingle]
    [NotEmpty]
    public required IReadOnlyList<double> Min { get; init; }

    /// <summary>What becomes 1: one number, or one per channel.</summary>
    [AllowSingle]
    [NotEmpty]
    public required IReadOnlyList<double> Max { get; init; }

    /// <summary>The type of the results: always float32, as batches of images have it.</summary>
    public NormalizedType OutType { get; init; } = NormalizedType.Float32;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (PerChannel.Mismatch(Min, Max))
        {
            yield return new(nameof(Max), $"has {Max.Count} values, but min has {Min.Count}.");
        }
        else if (Enumerable.Range(0, Math.Max(Min.Count, Max.Count)).Any(i => PerChannel.At(Min, i) == PerChannel.At(Max, i)))
        {
            yield return new(nameof(Max), "must differ from min in every channel.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Normalize(Min, [.. Enumerable.Range(0, Math.Max(Min.Count, Max.Count))
        .Select(i => PerChannel.At(Max, i) - PerChannel.At(Min, i))]);
}

/// <summary>The options of the map (x − mean) / deviation.</summary>
public sealed record NormalizeZeroMeanUnitVarOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>What becomes 0: one number, or one per channel.</summary>
    [AllowSingle]
    [NotEmpty]
    public required IReadOnlyList<double> Mean { get; init; }

    /// <summary>The distance from the mean that becomes 1; not 0. One number, or one per channel.</summary>
    [AllowSingle]
    [NotEmpty]
    public required IReadOnlyList<double> Std { get; init; }

    /// <summary>The type of the results: always float32, as batches of images have it.</summary>
    public NormalizedType OutType { get; init; } = NormalizedType.Float32;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (PerChannel.Mismatch(Mean, Std))
        {
            yield return new(nameof(Std), $"has {Std.Count} values, but mean has {Mean.Count}.");
        }

        if (Std.Contains(0))
        {
            yield return new(nameof(Std), "must not be 0 in any channel.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Normalize(Mean, Std);
}

/// <summary>The types that normalised values can have.</summary>
public enum NormalizedType
{
    /// <summary>Single precision.</summary>
    [Alias("numpy.float32", "np.float32", "torch.float32", "torch.float")]
    Float32,
}

/// <summary>(x − offset) / scale, channel by channel, in single precision.</summary>
/// <param name="offset">One number, or one per channel.</param>
/// <param name="scale">One number, or one per channel.</param>
internal sealed class Normalize(IReadOnlyList<double> offset, IReadOnlyList<double> scale) : PixelMap, IInvertible
{
    private readonly PixelMap _inverse = new Denormalize(offset, scale);

    public override int? Channels => Math.Max(offset.Count, scale.Count) is var count and > 1 ? count : null;

    public override float Apply(int channel, float value) =>
        (value - (float)PerChannel.At(offset, channel)) / (float)PerChannel.At(scale, channel);

    public void Apply(SampleEntries entries, CounterRandom random) => Map(entries, this);

    public void Invert(SampleEntries entries, CounterRandom random) => Map(entries, _inverse);

    private static void Map(SampleEntries entries, PixelMap map)
    {
        foreach (var entry in entries)
        {
            // What is to be predicted may be an array too, and must not be changed by chance: arrays have to be named.
            if (entry.Value is SampleArray array && entries.NamedKeys is not null)
            {
                var changed = entry;
                changed.Value = array.Mapped(map);
            }
            else
            {
                (entry.Value as SampleImage)?.Map(map);
            }
        }
    }
}

/// <summary>x · scale + offset, channel by channel, in single precision.</summary>
internal sealed class Denormalize(IReadOnlyList<double> offset, IReadOnlyList<double> scale) : PixelMap
{
    public override int? Channels => Math.Max(offset.Count, scale.Count) is var count and > 1 ? count : null;

    public override float Apply(int channel, float value) =>
        (value * (float)PerChannel.At(scale, channel)) + (float)PerChannel.At(offset, channel);
}

/// <summary>Lists that hold one number for all channels, or one for each.</summary>
internal static class PerChannel
{
    public static double At(IReadOnlyList<double> values, int channel) => values.Count == 1 ? values[0] : values[channel];

    public static bool Mismatch(IReadOnlyList<double> first, IReadOnlyList<double> second) =>
        first.Count != second.Count && first.Count != 1 && second.Count != 1;
}
