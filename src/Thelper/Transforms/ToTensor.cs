using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="ToTensor"/>: there are none.</summary>
public sealed record ToTensorOptions : ITransformOptions
{
    /// <inheritdoc/>
    public ITransform Create() => new ToTensor();
}

/// <summary>
/// Scales 8-bit values from 0..255 to 0..1, as torchvision does. Images of another type, or with a normalisation behind
/// them, keep their values. Batches are channels-first with or without this operation.
/// </summary>
public sealed class ToTensor : PixelMap, ITransform
{
    /// <inheritdoc/>
    public override float Apply(int channel, float value) => value / byte.MaxValue;

    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is SampleImage { IsRawByte: true } image)
            {
                image.Map(this);
            }
        }
    }
}
