using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's TrivialAugmentWide, for 8-bit images.</summary>
public sealed record TrivialAugmentWideOptions : ITransformOptions
{
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
    public ITransform Create() => new TrivialAugmentWide(this);
}

/// <summary>
/// Applies one random operation of random strength: Müller and Hutter, "TrivialAugment: Tuning-free Yet State-of-the-Art Data
/// Augmentation" (2021), with its wide space.
/// </summary>
internal sealed class TrivialAugmentWide(TrivialAugmentWideOptions options) : ITransform
{
    private readonly AugmentationSpace _space = Space(options.NumMagnitudeBins);

    public static AugmentationSpace Space(int bins) =>
        new() { Bins = bins, Shear = 0.99, ShiftPixels = 32, Degrees = 135, Enhancement = 0.99, BitRange = 6 };

    public void Apply(SampleEntries entries, CounterRandom random) =>
        Choose(ref random).Create(_space, new(options.Interpolation, options.Fill)).Apply(entries, random);

    internal Augmentation Choose(ref CounterRandom random)
    {
        var kind = AugmentationSpace.RandomKinds[random.NextInt32(AugmentationSpace.RandomKinds.Count)];
        return Augmentation.WithRandomSign(kind, random.NextInt32(options.NumMagnitudeBins), ref random);
    }
}
