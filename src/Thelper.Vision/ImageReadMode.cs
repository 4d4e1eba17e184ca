namespace Thelper.Vision;

/// <summary>
/// What to make of an encoded image. 8-bit data stays 8-bit and 16-bit data 16-bit in every mode, a floating-point
/// TIFF stays floating-point, and a palette is always replaced by the colours that it names.
/// </summary>
public enum ImageReadMode
{
    /// <summary>
    /// The channels that the file has: 1 (grey), 3 (RGB) or 4 (RGBA). A JPEG or PNG is <em>not</em> turned by its EXIF
    /// orientation: pixel (0, 0) is the first one stored. A TIFF's own orientation is applied in every mode.
    /// </summary>
    Unchanged = 0,

    /// <summary>
    /// One channel, turned upright by the EXIF orientation; colours become luminance as in
    /// <see cref="Image.ToGrey"/>, and alpha is dropped.
    /// </summary>
    Grey = 1,

    /// <summary>Three channels, RGB, turned upright by the EXIF orientation; alpha is dropped.</summary>
    Colour = 2,
}
