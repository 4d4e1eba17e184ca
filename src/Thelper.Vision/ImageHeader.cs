using Thelper.Vision.Native;

namespace Thelper.Vision;

/// <summary>
/// What <see cref="Image.Load"/> would return for a file and a mode, told before any pixel is decoded.
/// </summary>
/// <param name="Width">In pixels, after the picture is turned upright where the mode asks for that.</param>
/// <param name="Height">In pixels, as <paramref name="Width"/>.</param>
/// <param name="Channels">How many values each pixel has.</param>
/// <param name="Depth">The kind of number of each value.</param>
/// <remarks>
/// A header says nothing about damage after it. Where it does not tell enough (any TIFF; in mode Unchanged a BMP with a
/// palette or a PNG with a transparent colour; a turned PNG), the file is decoded instead.
/// </remarks>
public readonly record struct ImageHeader(int Width, int Height, int Channels, PixelDepth Depth)
{
    /// <summary>Reads the first part of the file, 64 KiB, and the rest only where that does not tell.</summary>
    /// <exception cref="ImageException">
    /// The file cannot be read, is in no format that is read, or its header is damaged.
    /// </exception>
    public static ImageHeader Load(string path, ImageReadMode mode = ImageReadMode.Colour)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (ImageFile.ReadStart(path, start => Find(start, mode, $"'{path}'")) is { } header)
        {
            return header;
        }
        using var encoded = EncodedImage.Load(path, mode);
        return encoded.Header;
    }

    /// <summary>Of the content of a file.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static ImageHeader Read(ReadOnlySpan<byte> encoded, ImageReadMode mode = ImageReadMode.Colour)
    {
        var name = $"of {encoded.Length} bytes in memory";
        if (Find(encoded, mode, name) is { } header)
        {
            return header;
        }
        using var image = Image.Decode(encoded, mode, name);
        return Of(image);
    }

    internal static ImageHeader Of(Image image) => new(image.Width, image.Height, image.Channels, image.Depth);

    /// <summary>Nothing where <paramref name="encoded"/>, which may be the start of a file, does not tell.</summary>
    internal static ImageHeader? Find(ReadOnlySpan<byte> encoded, ImageReadMode mode, string name)
    {
        Image.RequireMode(mode);
        try
        {
            NativeMethods.HeaderRead(encoded, encoded.Length, mode, out var header, out var found);
            return found != 0 ? header : null;
        }
        catch (ImageException e) when (e.Reason is not null)
        {
            throw Image.Unreadable(name, e);
        }
    }
}
