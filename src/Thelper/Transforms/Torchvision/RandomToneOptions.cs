using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of what torchvision does to images with a probability.</summary>
public abstract record RandomToneOptions : ITransformOptions
{
    /// <summary>The probability of a change, 0 to 1; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double P { get; init; } = 0.5;

    /// <inheritdoc/>
    public abstract ITransform Create();
}

/// <summary>The options of torchvision's RandomInvert: 255 - v, or 1 - v.</summary>
public sealed record RandomInvertOptions : RandomToneOptions
{
    /// <inheritdoc/>
    public override ITransform Create() => new RandomPixelTransform(P, Tone.Invert);
}

/// <summary>The options of torchvision's RandomPosterize, for 8-bit images.</summary>
public sealed record RandomPosterizeOptions : RandomToneOptions
{
    /// <summary>How many of the highest bits are kept, 0 to 8.</summary>
    [Range(0, 8)]
    public required int Bits { get; init; }

    /// <inheritdoc/>
    public override ITransform Create() => new RandomPixelTransform(P, image => Tone.Posterize(image, Bits));
}

/// <summary>The options of torchvision's RandomSolarize.</summary>
public sealed record RandomSolarizeOptions : RandomToneOptions
{
    /// <summary>From where on values are inverted, in the image's units: 0 to 255 before ToTensor, 0 to 1 after it.</summary>
    [Range(0.0, 256.0)]
    public required double Threshold { get; init; }

    /// <inheritdoc/>
    public override ITransform Create() => new RandomPixelTransform(P, image => Tone.Solarize(image, Threshold));
}

/// <summary>The options of torchvision's RandomAdjustSharpness.</summary>
public sealed record RandomAdjustSharpnessOptions : RandomToneOptions
{
    /// <summary>0 smooths, 1 changes nothing, 2 sharpens twice.</summary>
    [AtLeast(0)]
    public required double SharpnessFactor { get; init; }

    /// <inheritdoc/>
    public override ITransform Create() => new RandomPixelTransform(P, image => Sharpening.Adjust(image, SharpnessFactor));
}

/// <summary>The options of torchvision's RandomAutocontrast, for 8-bit images.</summary>
public sealed record RandomAutocontrastOptions : RandomToneOptions
{
    /// <inheritdoc/>
    public override ITransform Create() => new RandomPixelTransform(P, Tone.AutoContrast);
}

/// <summary>The options of torchvision's RandomEqualize, for 8-bit images.</summary>
public sealed record RandomEqualizeOptions : RandomToneOptions
{
    /// <inheritdoc/>
    public override ITransform Create() => new RandomPixelTransform(P, Tone.Equalize);
}
