using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's RandAugment, for 8-bit images.</summary>
public sealed record RandAugmentOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>How many operations are applied; 2 by default.</summary>
    [AtLeast(0)]
    public int NumOps { get; init; } = 2;

    /// <summary>Their strength, 0 to one less than the number of bins; 9 by default.</summary>
    [AtLeast(0)]
    public int Magnitude { get; init; } = 9;

    /// <summary>How many strengths there are; 31 by default.</summary>
    [AtLeast(2)]
    public int NumMagnitudeBins { get; init; } = 31;

    /// <summary>How values between pixels are found; nearest by default.</summary>
    public InterpolationMode Interpolation { get; init; }

    /// <summary>The value outside a moved image, one number or one per channel; 0 by default. Label maps get the class
    /// 0.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Fill { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Magnitude >= NumMagnitudeBins)
        {
            yield return new(nameof(Magnitude), $"must be below num_magnitude_bins ({NumMagnitudeBins}), but is {Magnitude}.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new RandAugment(this);
}

/// <summary>
/// Applies some random operations, all equally strong: Cubuk et al., "RandAugment: Practical automated data augmentation with a
/// reduced search space" (2020).
/// </summary>
internal sealed class RandAugment(RandAugmentOptions options) : ITransform
{
    private readonly AugmentationSpace _space = new() { Bins = options.NumMagnitudeBins };

    public void Apply(SampleEntries entries, CounterRandom random)
    {
        for (var i = 0; i < options.NumOps; i++)
        {
            Choose(ref random)
                .Create(_space, new(options.Interpolation, options.Fill))
                .Apply(entries, random.Fork((uint)i));
        }
    }

    internal Augmentation Choose(ref CounterRandom random)
    {
        var kind = AugmentationSpace.RandomKinds[random.NextInt32(AugmentationSpace.RandomKinds.Count)];
        return Augmentation.WithRandomSign(kind, options.Magnitude, ref random);
    }
}
