using Thelper.Vision.Native;

namespace Thelper.Vision;

/// <summary>
/// An image file in memory that is not decoded yet, of which the size is known and which can be decoded in part. The
/// bytes lie in native memory that <see cref="Dispose"/> frees. Several threads may decode one at once.
/// </summary>
/// <remarks>
/// A part of a JPEG is decoded without the rest where the JPEG is sequential, in one scan, as cameras write it; else,
/// and in other formats, the whole is decoded and cropped. The pixels are the same either way, to the last bit.
/// </remarks>
public sealed class EncodedImage : IDisposable
{
    private readonly EncodedBytes _bytes;
    private readonly ImageReadMode _mode;
    private readonly string _name;

    // Kept where finding the header took decoding, so that this is done once.
    private readonly Image? _decoded;

    private EncodedImage(EncodedBytes bytes, ImageReadMode mode, string name)
    {
        (_bytes, _mode, _name) = (bytes, mode, name);
        try
        {
            if (ImageHeader.Find(bytes.Span, mode, name) is { } header)
            {
                Header = header;
            }
            else
            {
                _decoded = Image.Decode(bytes.Span, mode, name);
                Header = ImageHeader.Of(_decoded);
            }
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>What <see cref="Decode()"/> returns.</summary>
    public ImageHeader Header { get; }

    /// <summary>Reads the file as it is.</summary>
    /// <exception cref="ImageException">
    /// The file cannot be read, is in no format that is read, or its header is damaged.
    /// </exception>
    public static EncodedImage Load(string path, ImageReadMode mode = ImageReadMode.Colour)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Image.RequireMode(mode);
        return new EncodedImage(ImageFile.Read(path), mode, $"'{path}'");
    }

    /// <summary>Copies the content of a file.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static EncodedImage FromBytes(ReadOnlySpan<byte> encoded, ImageReadMode mode = ImageReadMode.Colour)
    {
        Image.RequireMode(mode);
        var bytes = new EncodedBytes(encoded.Length);
        encoded.CopyTo(bytes.Span);
        return new EncodedImage(bytes, mode, $"of {encoded.Length} bytes in memory");
    }

    /// <summary>The whole image, as <see cref="Image.Load"/> returns it.</summary>
    /// <exception cref="ImageException">The file is damaged or cut short.</exception>
    public Image Decode()
    {
        ObjectDisposedException.ThrowIf(_bytes.IsClosed, this);
        return _decoded?.Clone() ?? Decode(null, true);
    }

    /// <summary>
    /// The rectangle whose first pixel is (x, y), in pixels of the image as <see cref="Header"/> describes it: the same
    /// as the crop of the whole.
    /// </summary>
    /// <param name="x">The first column, from 0.</param>
    /// <param name="y">The first row, from 0.</param>
    /// <param name="width">In pixels, at least 1.</param>
    /// <param name="height">In pixels, at least 1.</param>
    /// <param name="checkRest">
    /// Whether a file that is damaged outside the rectangle is refused as <see cref="Decode()"/> refuses it. Without,
    /// the decoding of a sequential JPEG ends with the rectangle's last row as the file stores it (upright is by EXIF),
    /// which saves time. Damage in the data up to there, beside the rectangle too, is still refused; what follows, down
    /// to a missing end, need not be found. For files that have been decoded whole once before. Other files are always
    /// read to their end.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is empty, or not all inside the image.</exception>
    /// <exception cref="ImageException">The file is damaged or cut short.</exception>
    public Image Decode(int x, int y, int width, int height, bool checkRest = true)
    {
        ObjectDisposedException.ThrowIf(_bytes.IsClosed, this);
        Image.RequireInside(x, width, Header.Width, nameof(x), nameof(width));
        Image.RequireInside(y, height, Header.Height, nameof(y), nameof(height));
        return _decoded?.Crop(x, y, width, height) ?? Decode(new ImageArea(x, y, width, height), checkRest);
    }

    /// <summary>Frees the bytes; decoded images stay. Calling it again does nothing.</summary>
    public void Dispose()
    {
        _decoded?.Dispose();
        _bytes.Dispose();
    }

    private Image Decode(ImageArea? area, bool checkRest)
    {
        // Keeps the bytes where they are even when this is disposed of, or found unused, before the decoder is done.
        var held = false;
        try
        {
            _bytes.DangerousAddRef(ref held);
            return area is { } part
                ? Image.Decode(_bytes.Span, _mode, part, checkRest, _name)
                : Image.Decode(_bytes.Span, _mode, _name);
        }
        finally
        {
            if (held)
            {
                _bytes.DangerousRelease();
            }
        }
    }
}
