using Thelper.Vision;

namespace Thelper.Data;

/// <summary>
/// An image on its way into a batch. What need not be done at once is kept until the pixels are written into the batch's
/// memory, so that each is touched as seldom as can be: a file is decoded when its pixels are needed, a last resize, a
/// mirroring, and maps of single values (normalisations, the scaling of a tensor conversion) are part of the writing.
/// </summary>
/// <remarks>Owns its image.</remarks>
public sealed class SampleImage : SamplePixels
{
    private (int Width, int Height)? _stretch;
    private bool _isMirrored;
    private PixelMapChain _maps = PixelMapChain.Empty;

    /// <summary>Takes an image over.</summary>
    /// <param name="image">Owned by this object from now on.</param>
    public SampleImage(Image image)
        : base(image)
    {
    }

    /// <summary>Takes a file over, which is decoded when its pixels are needed, and where it can be only in part.</summary>
    /// <param name="encoded">Owned by this object from now on.</param>
    public SampleImage(EncodedImage encoded)
        : base(encoded)
    {
    }

    /// <inheritdoc/>
    public override int Width => _stretch?.Width ?? base.Width;

    /// <inheritdoc/>
    public override int Height => _stretch?.Height ?? base.Height;

    /// <summary>Values per pixel.</summary>
    public int Channels => Header.Channels;

    /// <summary>The type of the values, without the maps that are kept.</summary>
    public PixelDepth Depth => Header.Depth;

    /// <summary>Whether the values are still the 8-bit numbers of the file.</summary>
    public bool IsRawByte => Depth == PixelDepth.UInt8 && _maps.IsEmpty;

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

        _maps = _maps.Then(map);
    }

    /// <inheritdoc/>
    public override void Move(Func<Image, Image> move) => Replace(move(Settled()));

    /// <summary>Replaces the image by one whose values are others, such as a blurred one; kept maps are applied before.</summary>
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
    /// <exception cref="InvalidDataException">The border is for another number of channels.</exception>
    public void Apply(Geometry geometry, Interpolation interpolation, Border border)
    {
        RequireValues(border);
        geometry.Move(this, interpolation, border);
    }

    /// <inheritdoc/>
    public override SampleImage Part(Geometry geometry, Border border)
    {
        RequireValues(border);
        if (geometry.MixesPixels)
        {
            ApplyMaps();
        }

        return new SampleImage(geometry.Apply(Settled(), Interpolation.Linear, border)) { _maps = _maps };
    }

    /// <inheritdoc/>
    public override SampleArray ToArray()
    {
        ApplyMaps();
        var pixels = Settled();
        long[] shape = [Height, Width, Channels];
        return pixels.Depth switch
        {
            PixelDepth.UInt8 => SampleArray.From<byte>(pixels.AsSpan<byte>(), shape),
            PixelDepth.UInt16 => SampleArray.From<int>(Array.ConvertAll(pixels.AsSpan<ushort>().ToArray(), value => (int)value), shape),
            _ => SampleArray.From<float>(pixels.AsSpan<float>(), shape),
        };
    }

    /// <summary>Writes the values as channels × height × width.</summary>
    /// <param name="destination">Exactly as many values as the image has.</param>
    public void WriteTo(Span<float> destination)
    {
        if (Depth == PixelDepth.UInt8)
        {
            WriteBytes(destination, _maps.TableFor(Channels));
            return;
        }

        Settled().WriteChannelsFirst(destination);
        if (_maps.IsEmpty)
        {
            return;
        }

        var plane = Width * Height;
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = _maps.Apply(i / plane, destination[i]);
        }
    }

    /// <inheritdoc/>
    public override SampleImage Clone() => new(Settled().Clone()) { _maps = _maps };

    /// <summary>Moves the pixels by a geometry that says of itself no more than how it changes an image.</summary>
    internal void Warp(Geometry geometry, Interpolation interpolation, Border border)
    {
        if (geometry.MixesPixels)
        {
            ApplyMaps();
        }

        Replace(geometry.Apply(Settled(), interpolation, border));
    }

    /// <summary>Exchanges left and right.</summary>
    internal void Mirror() => _isMirrored = !_isMirrored;

    /// <summary>Gives the image another size.</summary>
    internal void Stretch(int width, int height, Interpolation interpolation)
    {
        ApplyMaps();
        if (interpolation == Interpolation.Linear && Depth == PixelDepth.UInt8 && _stretch is null && !_isMirrored)
        {
            _stretch = (width, height);
        }
        else
        {
            Replace(Settled().Resize(width, height, interpolation));
        }
    }

    /// <inheritdoc/>
    internal override void CutOut((int X, int Y, int Width, int Height) area)
    {
        if (_stretch is not null || _isMirrored)
        {
            Settled();
        }

        base.CutOut(area);
    }

    /// <summary>The pixels after all that was kept but the maps.</summary>
    private Image Settled()
    {
        if (_stretch is { } size)
        {
            Replace(Pixels.Resize(size.Width, size.Height, Interpolation.Linear));
            _stretch = null;
        }

        if (_isMirrored)
        {
            Replace(Pixels.FlipHorizontal());
            _isMirrored = false;
        }

        return Pixels;
    }

    private void WriteBytes(Span<float> destination, PixelTable table)
    {
        if (_stretch is { } size)
        {
            Pixels.WriteResizedChannelsFirst(destination, table, size.Width, size.Height, _isMirrored);
        }
        else
        {
            Pixels.WriteChannelsFirst(destination, table, _isMirrored);
        }
    }

    private void ApplyMaps()
    {
        if (!_maps.IsEmpty)
        {
            Replace(Mapped(Settled()));
            _maps = PixelMapChain.Empty;
        }
    }

    private Image Mapped(Image source)
    {
        var values = new Image(source.Width, source.Height, source.Channels, PixelDepth.Float32);
        var target = values.AsSpan<float>();
        if (source.Depth == PixelDepth.UInt8)
        {
            source.WriteChannelsLast(target, _maps.TableFor(source.Channels));
            return values;
        }

        source.WriteChannelsLast(target);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = _maps.Apply(i % source.Channels, target[i]);
        }

        return values;
    }
}
