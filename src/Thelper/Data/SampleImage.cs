using Thelper.Vision;

namespace Thelper.Data;

/// <summary>
/// An image on its way into a batch. Maps of single values (normalisations, the scaling of a tensor conversion) are kept
/// until the pixels are written into the batch's memory, so that each pixel is touched once.
/// </summary>
/// <remarks>Owns its image.</remarks>
public sealed class SampleImage : SamplePixels
{
    private PixelMapChain _pending = PixelMapChain.Empty;

    /// <summary>Takes an image over.</summary>
    /// <param name="image">Owned by this object from now on.</param>
    public SampleImage(Image image)
        : base(image)
    {
    }

    /// <summary>Values per pixel.</summary>
    public int Channels => Pixels.Channels;

    /// <summary>Whether the values are still the 8-bit numbers of the file.</summary>
    public bool IsRawByte => Pixels.Depth == PixelDepth.UInt8 && _pending.IsEmpty;

    /// <summary>Adds a map of single values.</summary>
    /// <param name="map">The same object for every sample, so that its table is made once.</param>
    /// <exception cref="InvalidDataException">The map is for another number of channels.</exception>
    public void Map(PixelMap map)
    {
        if (map.Channels is { } channels && channels != Channels)
        {
            throw new InvalidDataException(
                $"the image has {Channels} channels, but the normalisation has values for {channels}");
        }

        _pending = _pending.Then(map);
    }

    /// <summary>Replaces the image by one whose values are others, such as another size; kept maps are applied before.</summary>
    /// <param name="mix">Makes a new image from the one it is given, which is disposed afterwards.</param>
    public void Mix(Func<Image, Image> mix)
    {
        ApplyMaps();
        Move(mix);
    }

    /// <summary>Moves the image.</summary>
    /// <param name="geometry">Where each pixel comes from.</param>
    /// <param name="interpolation">How values between pixels are found.</param>
    /// <param name="border">What lies outside the image.</param>
    public void Apply(Geometry geometry, Interpolation interpolation, Border border)
    {
        if (geometry.MixesPixels)
        {
            ApplyMaps();
        }

        Replace(geometry.Apply(Pixels, interpolation, border));
    }

    /// <summary>Writes the values as channels × height × width.</summary>
    /// <param name="destination">Exactly as many values as the image has.</param>
    public void WriteTo(Span<float> destination)
    {
        if (Pixels.Depth == PixelDepth.UInt8)
        {
            Pixels.WriteChannelsFirst(destination, _pending.TableFor(Channels));
            return;
        }

        Pixels.WriteChannelsFirst(destination);
        if (_pending.IsEmpty)
        {
            return;
        }

        var plane = Width * Height;
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = _pending.Apply(i / plane, destination[i]);
        }
    }

    /// <inheritdoc/>
    public override SampleImage Clone() => new(Pixels.Clone()) { _pending = _pending };

    private void ApplyMaps()
    {
        if (!_pending.IsEmpty)
        {
            Replace(Mapped(Pixels));
            _pending = PixelMapChain.Empty;
        }
    }

    private Image Mapped(Image source)
    {
        var values = new Image(source.Width, source.Height, source.Channels, PixelDepth.Float32);
        var target = values.AsSpan<float>();
        if (source.Depth == PixelDepth.UInt8)
        {
            source.WriteChannelsLast(target, _pending.TableFor(source.Channels));
            return values;
        }

        source.WriteChannelsLast(target);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = _pending.Apply(i % source.Channels, target[i]);
        }

        return values;
    }
}
