using Thelper.Vision;

namespace Thelper.Data;

/// <summary>
/// The class index of every pixel of an image. Indices are never mixed: where an image is resized or turned, each pixel
/// of its map takes the index of one pixel of before.
/// </summary>
/// <remarks>Owns its image.</remarks>
public sealed class LabelMap : SamplePixels
{
    /// <summary>Takes an image over.</summary>
    /// <param name="image">One channel, 8-bit or 16-bit. Owned by this object from now on.</param>
    /// <exception cref="ArgumentException">The image has several channels, or values that are no integers.</exception>
    public LabelMap(Image image)
        : base(image)
    {
        if (image.Channels != 1 || image.Depth == PixelDepth.Float32)
        {
            throw new ArgumentException(
                $"A label map has one channel of integers, but this image has {image.Channels} of {image.Depth}.", nameof(image));
        }
    }

    /// <summary>Moves the labels as an image is moved.</summary>
    /// <param name="geometry">Where each pixel comes from.</param>
    /// <param name="border">What lies outside the map.</param>
    public void Apply(Geometry geometry, Border border)
    {
        RequireValues(border);
        Replace(geometry.Apply(Pixels, Interpolation.NearestExact, border));
    }

    /// <inheritdoc/>
    public override LabelMap Part(Geometry geometry, Border border)
    {
        RequireValues(border);
        return new LabelMap(geometry.Apply(Pixels, Interpolation.NearestExact, border));
    }

    /// <inheritdoc/>
    public override SampleArray ToArray()
    {
        var values = new long[Width * Height];
        WriteTo(values);
        return SampleArray.From<long>(values, Height, Width);
    }

    /// <summary>The labels, row after row, as indices.</summary>
    /// <param name="destination">Exactly width × height numbers.</param>
    public void WriteTo(Span<long> destination)
    {
        if (Pixels.Depth == PixelDepth.UInt8)
        {
            Widen<byte>(Pixels.AsSpan<byte>(), destination, static value => value);
        }
        else
        {
            Widen<ushort>(Pixels.AsSpan<ushort>(), destination, static value => value);
        }
    }

    /// <summary>Exchanges indices.</summary>
    /// <param name="map">The new index of an old one, which has to fit the depth of the image.</param>
    public void Translate(Func<int, int> map)
    {
        if (Pixels.Depth == PixelDepth.UInt8)
        {
            foreach (ref var value in Pixels.AsSpan<byte>())
            {
                value = checked((byte)map(value));
            }

            return;
        }

        foreach (ref var value in Pixels.AsSpan<ushort>())
        {
            value = checked((ushort)map(value));
        }
    }

    /// <inheritdoc/>
    public override LabelMap Clone() => new(Pixels.Clone());

    private static void Widen<T>(ReadOnlySpan<T> values, Span<long> destination, Func<T, long> widen)
    {
        for (var i = 0; i < values.Length; i++)
        {
            destination[i] = widen(values[i]);
        }
    }
}
