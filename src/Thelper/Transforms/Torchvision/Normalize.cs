using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's Normalize: (x - mean) / std.</summary>
public sealed record NormalizeOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>What becomes 0: one number, or one per channel, in the units after ToTensor.</summary>
    [AllowSingle]
    [NotEmpty]
    public required IReadOnlyList<double> Mean { get; init; }

    /// <summary>The distance from the mean that becomes 1; not 0. One number, or one per channel.</summary>
    [AllowSingle]
    [NotEmpty]
    public required IReadOnlyList<double> Std { get; init; }

    /// <summary>For torchvision only: it makes no difference here.</summary>
    public bool Inplace { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => new NormalizeZeroMeanUnitVarOptions { Mean = Mean, Std = Std }.Validate();

    /// <inheritdoc/>
    public ITransform Create() => new Normalize(new Thelper.Transforms.Normalize(Mean, Std));
}

/// <summary>Refuses the bytes of a file, which torchvision does as well: means around 0.5 are meant for 0 to 1.</summary>
internal sealed class Normalize(Thelper.Transforms.Normalize normalize) : ITransform
{
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is SampleImage { IsRawByte: true })
            {
                throw new InvalidDataException(
                    $"its '{entry.Key}' still holds the 8-bit values 0 to 255, but torchvision's Normalize is for what ToTensor "
                    + "makes of them; put torchvision.transforms.ToTensor before it");
            }
        }

        normalize.Apply(entries, random);
    }
}
