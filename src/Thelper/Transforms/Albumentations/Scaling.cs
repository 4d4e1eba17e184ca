using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of the map (x − mean × max_pixel_value) / (std × max_pixel_value); p is 1 by default.</summary>
public sealed record NormalizeOptions() : AlbumentationOptions(1), IValidatedOptions
{
    /// <summary>What becomes 0, as a share of the largest value: one number, or one per channel; ImageNet's by default.</summary>
    [AllowSingle]
    [NotEmpty]
    public IReadOnlyList<double> Mean { get; init; } = [0.485, 0.456, 0.406];

    /// <summary>
    /// The distance from the mean that becomes 1, as a share of the largest value; not 0; ImageNet's by default.
    /// </summary>
    [AllowSingle]
    [NotEmpty]
    public IReadOnlyList<double> Std { get; init; } = [0.229, 0.224, 0.225];

    /// <summary>The largest value; 255 by default.</summary>
    [Positive]
    public double MaxPixelValue { get; init; } = byte.MaxValue;

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

    internal override ITransform CreateCertain(BoxFilter filter) => new Normalize(
        [.. Mean.Select(value => value * MaxPixelValue)], [.. Std.Select(value => value * MaxPixelValue)]);
}

/// <summary>The options of a division by the largest value; p is 1 by default.</summary>
public sealed record ToFloatOptions() : AlbumentationOptions(1)
{
    /// <summary>The divisor; null, the default, for 255, 65,535 or 1 by the depth of the image.</summary>
    [Positive]
    public double? MaxValue { get; init; }

    internal override ITransform CreateCertain(BoxFilter filter) => new ToFloat(MaxValue);
}

/// <summary>Divides by the largest value.</summary>
internal sealed class ToFloat(double? largest) : PixelTransform
{
    private readonly Normalize _division = new([0], [largest ?? byte.MaxValue]);

    protected override void Change(SampleImage image, CounterRandom random)
    {
        if (largest is not null || image.IsRawByte)
        {
            image.Map(_division);
        }
        else
        {
            image.Mix(source => source.ConvertDepth(PixelDepth.Float32, 1.0 / PixelValues.Largest(source.Depth)));
        }
    }
}
