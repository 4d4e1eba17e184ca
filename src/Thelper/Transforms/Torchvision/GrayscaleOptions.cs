using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's Grayscale.</summary>
public sealed record GrayscaleOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>1, the default, or 3 equal ones.</summary>
    public int NumOutputChannels { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (NumOutputChannels is not (1 or 3))
        {
            yield return new(nameof(NumOutputChannels), $"must be 1 or 3, but is {NumOutputChannels}.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new RandomPixelTransform(1, image => Tone.Grey(image, NumOutputChannels));
}

/// <summary>The options of torchvision's RandomGrayscale, which keeps the number of channels.</summary>
public sealed record RandomGrayscaleOptions : ITransformOptions
{
    /// <summary>The probability of a change, 0 to 1; 0.1 by default.</summary>
    [Range(0.0, 1.0)]
    public double P { get; init; } = 0.1;

    /// <inheritdoc/>
    public ITransform Create() => new RandomPixelTransform(P, image => Tone.Grey(image, image.Channels));
}
