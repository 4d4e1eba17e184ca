using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="ToColor"/>: there are none.</summary>
public sealed record ToColorOptions : ITransformOptions
{
    /// <inheritdoc/>
    public ITransform Create() => new ToColor();
}

/// <summary>Gives images of one channel three, all equal; three stay as they are.</summary>
public sealed class ToColor : PixelTransform, IInvertible
{
    /// <inheritdoc/>
    public void Invert(SampleEntries entries, CounterRandom random) => new ToGray().Apply(entries, random);

    /// <inheritdoc/>
    protected override void Change(SampleImage image, CounterRandom random)
    {
        if (image.Channels is not (1 or 3))
        {
            throw new InvalidDataException($"the image has {image.Channels} channels; only one of a single channel can become a colour image");
        }

        if (image.Channels == 1)
        {
            image.Mix(pixels => pixels.ToRgb());
        }
    }
}
