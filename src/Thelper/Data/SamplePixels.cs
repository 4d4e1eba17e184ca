using Thelper.Vision;

namespace Thelper.Data;

/// <summary>What of a sample has a width and a height, and so goes along where an image is moved.</summary>
/// <remarks>Owns its pixels.</remarks>
public abstract class SamplePixels : IDisposable
{
    private EncodedImage? _encoded;
    private Image? _pixels;

    /// <summary>Takes pixels over.</summary>
    /// <param name="image">Owned by this object from now on.</param>
    protected SamplePixels(Image image) => _pixels = image;

    /// <summary>Takes a file over, which is decoded when its pixels are needed, and where it can be only in part.</summary>
    /// <param name="encoded">Owned by this object from now on.</param>
    protected SamplePixels(EncodedImage encoded) => _encoded = encoded;

    /// <summary>In pixels.</summary>
    public virtual int Width => Header.Width;

    /// <summary>In pixels.</summary>
    public virtual int Height => Header.Height;

    /// <summary>The size and type of the pixels as they were decoded or last replaced.</summary>
    protected ImageHeader Header => _pixels is { } pixels
        ? new ImageHeader(pixels.Width, pixels.Height, pixels.Channels, pixels.Depth)
        : _encoded!.Header;

    /// <summary>The pixels; decodes them where they are not yet. They stay this object's.</summary>
    /// <exception cref="DataException">The file is damaged.</exception>
    protected internal Image Pixels
    {
        get
        {
            Decode();
            return _pixels!;
        }
    }

    /// <summary>Decodes the file, where that is not done yet.</summary>
    /// <exception cref="DataException">The file is damaged.</exception>
    internal void Decode()
    {
        if (_pixels is null)
        {
            Replace(Decoded(null));
        }
    }

    /// <summary>Cuts out a rectangle that lies within the pixels; of a file that is not decoded, no more than needed is.</summary>
    /// <param name="area">The first column and row, width and height.</param>
    /// <exception cref="DataException">The file is damaged.</exception>
    internal virtual void CutOut((int X, int Y, int Width, int Height) area) => Replace(_pixels is { } pixels
        ? pixels.Crop(area.X, area.Y, area.Width, area.Height)
        : Decoded(area));

    /// <summary>Replaces the pixels by others that are some of them, unmixed, such as a flip.</summary>
    /// <param name="move">Makes a new image from the one it is given, which is disposed afterwards.</param>
    public virtual void Move(Func<Image, Image> move) => Replace(move(Pixels));

    /// <summary>An independent copy, which the caller owns.</summary>
    public abstract SamplePixels Clone();

    /// <summary>What the geometry cuts out; this object stays as it is.</summary>
    /// <param name="geometry">Where each pixel comes from.</param>
    /// <param name="border">What lies outside.</param>
    /// <returns>An independent part, which the caller owns.</returns>
    public abstract SamplePixels Part(Geometry geometry, Border border);

    /// <summary>The values as they are now, as an array.</summary>
    /// <returns>
    /// Height × width × channels of an image: uint8 while the values are the bytes of the file, int32 for 16 bits, else
    /// float32. Height × width of a label map: int64.
    /// </returns>
    public abstract SampleArray ToArray();

    /// <inheritdoc/>
    public void Dispose()
    {
        _pixels?.Dispose();
        _encoded?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Refuses a border with values for another number of channels.</summary>
    /// <exception cref="InvalidDataException">The numbers differ.</exception>
    protected void RequireValues(Border border)
    {
        if (border.Values is { } values && values.Count != Header.Channels)
        {
            throw new InvalidDataException(
                $"the image has {Header.Channels} channels, but the value outside of it is given for {values.Count}");
        }
    }

    /// <summary>Replaces the pixels, and disposes those of before.</summary>
    /// <param name="image">Owned by this object from now on.</param>
    protected void Replace(Image image)
    {
        if (!ReferenceEquals(image, _pixels))
        {
            _pixels?.Dispose();
            _pixels = image;
        }

        _encoded?.Dispose();
        _encoded = null;
    }

    private Image Decoded((int X, int Y, int Width, int Height)? area)
    {
        try
        {
            return area is { } part ? _encoded!.Decode(part.X, part.Y, part.Width, part.Height) : _encoded!.Decode();
        }
        catch (ImageException exception)
        {
            throw new DataException(exception.Message, exception);
        }
    }
}
