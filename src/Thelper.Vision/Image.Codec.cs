using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>
    /// Reads a JPEG, PNG, BMP, TIFF, PPM, PGM or PBM file, of which the content decides and not the name. Of a TIFF
    /// with several pages, the first.
    /// </summary>
    /// <exception cref="ImageException">
    /// The file does not exist, cannot be read, is empty, is in no format that is read, is damaged or cut short, or
    /// declares more than 2^30 pixels or 2 GiB. A JPEG whose decoder merely warns about the data counts as damaged.
    /// </exception>
    public static Image Load(string path, ImageReadMode mode = ImageReadMode.Colour)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireMode(mode);
        using var encoded = ImageFile.Read(path);
        return Decode(encoded.Span, mode, $"'{path}'");
    }

    /// <summary>Decodes the content of a file that <see cref="Load"/> reads.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static Image Decode(ReadOnlySpan<byte> encoded, ImageReadMode mode = ImageReadMode.Colour) =>
        Decode(encoded, mode, $"of {encoded.Length} bytes in memory");

    /// <summary>Encodes without loss.</summary>
    /// <param name="compression">0 (none, fast) to 9 (smallest, slow).</param>
    /// <exception cref="ImageException">The image is not UInt8 or UInt16 with 1, 3 or 4 channels.</exception>
    public byte[] EncodePng(int compression = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(compression);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(compression, 9);
        Require(Depth != PixelDepth.Float32 && Channels is 1 or 3 or 4, "PNG", "UInt8 or UInt16 values in 1, 3 or 4");
        NativeMethods.ImageEncodePng(Handle, compression, out var encoded);
        using (encoded)
        {
            return encoded.ToArray();
        }
    }

    /// <summary>Encodes with loss; colours are kept at half the resolution (4:2:0).</summary>
    /// <param name="quality">1 (smallest) to 100 (best).</param>
    /// <exception cref="ImageException">The image is not UInt8 with 1 or 3 channels.</exception>
    public byte[] EncodeJpeg(int quality = 95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quality);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        Require(Depth == PixelDepth.UInt8 && Channels is 1 or 3, "JPEG", "UInt8 values in 1 or 3");
        NativeMethods.ImageEncodeJpeg(Handle, quality, out var encoded);
        using (encoded)
        {
            return encoded.ToArray();
        }
    }

    /// <summary>
    /// Writes a PNG, JPEG or TIFF file, by the extension of <paramref name="path"/> (.png, .jpg, .jpeg, .tif or .tiff), with the
    /// default settings. The file appears whole or not at all, and replaces one of the same name.
    /// </summary>
    /// <exception cref="ImageException">
    /// The extension is another, the folder does not exist, the disk is full or may not be written to, or the format
    /// cannot hold the image.
    /// </exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => EncodePng(),
            ".JPG" or ".JPEG" => EncodeJpeg(),
            ".TIF" or ".TIFF" => EncodeTiff(),
            _ => throw new ImageException(
                $"Cannot write the image '{path}': the file name must end in .png, .jpg, .jpeg, .tif or .tiff."),
        };
        ImageFile.Write(path, content);
    }

    internal static Image Decode(ReadOnlySpan<byte> encoded, ImageReadMode mode, string name)
    {
        RequireMode(mode);
        try
        {
            NativeMethods.ImageDecode(encoded, encoded.Length, mode, out var handle);
            return new Image(handle);
        }
        catch (ImageException e) when (e.Reason is not null)
        {
            throw Unreadable(name, e);
        }
    }

    internal static Image Decode(ReadOnlySpan<byte> encoded, ImageReadMode mode, ImageArea area, bool checkRest, string name)
    {
        try
        {
            NativeMethods.ImageDecodeArea(encoded, encoded.Length, mode, area, checkRest ? 1 : 0, out var handle);
            return new Image(handle);
        }
        catch (ImageException e) when (e.Reason is not null)
        {
            throw Unreadable(name, e);
        }
    }

    /// <summary>A sentence about the file that <paramref name="name"/> stands for.</summary>
    internal static ImageException Unreadable(string name, ImageException e) =>
        new($"Cannot read the image {name}: {e.Reason}.", e);

    internal static void RequireMode(ImageReadMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative((int)mode);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)mode, (int)ImageReadMode.Colour);
    }

    private void Require(bool fits, string format, string allowed)
    {
        if (!fits)
        {
            throw new ImageException(
                $"{format} cannot hold this image of {Depth} values in {Channels} channels; "
                + $"it takes {allowed} channels.");
        }
    }
}
