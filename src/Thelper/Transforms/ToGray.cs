using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="ToGray"/>: there are none.</summary>
public sealed record ToGrayOptions : ITransformOptions
{
    /// <inheritdoc/>
    public ITransform Create() => new ToGray();
}

/// <summary>
/// Gives images one channel: of three, which are R, G and B, the luminance of <see cref="Image.ToGrey"/>; of any other
/// number the mean, as floating-point numbers. One channel stays as it is.
/// </summary>
public sealed class ToGray : PixelTransform
{
    /// <inheritdoc/>
    protected override void Change(SampleImage image, CounterRandom random)
    {
        if (image.Channels == 3)
        {
            image.Mix(pixels => pixels.ToGrey());
        }
        else if (image.Channels > 1)
        {
            image.Mix(Mean);
        }
    }

    private static Image Mean(Image pixels)
    {
        using var values = pixels.ToFloat32();
        var means = new Image(pixels.Width, pixels.Height, channels: 1, PixelDepth.Float32);
        var source = values.AsSpan<float>();
        var target = means.AsSpan<float>();
        for (var i = 0; i < target.Length; i++)
        {
            var sum = 0.0;
            foreach (var value in source.Slice(i * pixels.Channels, pixels.Channels))
            {
                sum += value;
            }

            target[i] = (float)(sum / pixels.Channels);
        }

        return means;
    }
}
