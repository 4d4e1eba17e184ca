using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="ToNumpy"/>.</summary>
public sealed record ToNumpyOptions : ITransformOptions
{
    /// <summary>Whether the order of the channels is reversed, such as from RGB to BGR; false by default.</summary>
    public bool ReorderBgr { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => new ToNumpy(ReorderBgr);
}

/// <summary>
/// Reverses the channels of images, and the last dimension of arrays, if asked to. Images need no conversion: they have one
/// form before and after every operation.
/// </summary>
/// <param name="reorder">Whether to reverse.</param>
public sealed class ToNumpy(bool reorder) : ITransform
{
    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        if (!reorder)
        {
            return;
        }

        foreach (var entry in entries)
        {
            if (entry.Value is SampleImage { Channels: > 1 } image)
            {
                var channels = Enumerable.Range(0, image.Channels).Reverse().ToArray();
                image.Mix(pixels => pixels.SelectChannels(channels));
            }
            else if (entry.Value is SampleArray { Shape.Count: > 0 } array)
            {
                var changed = entry;
                changed.Value = array.LastDimensionReversed();
            }
        }
    }
}
