using Thelper.Vision;

namespace Thelper.Data;

/// <summary>
/// An image on its way into a batch. Maps of single values (normalisations, the scaling of a tensor conversion) are kept
/// until the pixels are written into the batch's memory, so that each pixel is touched once.
/// </summary>
/// <remarks>Owns its image.</remarks>
public sealed class SampleImage : IDisposable
{
    private Image _image;
    private PixelMapChain _pending = PixelMapChain.Empty;

    /// <summary>Takes an image over.</summary>
    /// <param name="image">Owned by this object from now on.</param>
    public SampleImage(Image image) => _image = image;

    /// <summary>In pixels.</summary>
    public int Width => _image.Width;

    /// <summary>In pixels.</summary>
    public int Height => _image.Height;

    /// <summary>Values per pixel.</summary>
    public int Channels => _image.Channels;

    /// <summary>Whether the values are still the 8-bit numbers of the file.</summary>
    public bool IsRawByte => _image.Depth == PixelDepth.UInt8 && _pending.IsEmpty;

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

    /// <summary>Replaces the image by one that moves pixels without mixing them, such as a flip; kept maps stay kept.</summary>
    /// <param name="move">Makes a new image from the one it is given, which is disposed afterwards.</param>
    public void Move(Func<Image, Image> move)
    {
        var before = _image;
        _image = move(before);
        before.Dispose();
    }

    /// <summary>Replaces the image by one that mixes pixels, such as another size; kept maps are applied before.</summary>
    /// <param name="mix">Makes a new image from the one it is given, which is disposed afterwards.</param>
    public void Mix(Func<Image, Image> mix)
    {
        if (!_pending.IsEmpty)
        {
            Move(Mapped);
            _pending = PixelMapChain.Empty;
        }

        Move(mix);
    }

    /// <summary>Writes the values as channels × height × width.</summary>
    /// <param name="destination">Exactly as many values as the image has.</param>
    public void WriteTo(Span<float> destination)
    {
        if (_image.Depth == PixelDepth.UInt8)
        {
            _image.WriteChannelsFirst(destination, _pending.TableFor(Channels));
            return;
        }

        _image.WriteChannelsFirst(destination);
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
    public void Dispose() => _image.Dispose();

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
