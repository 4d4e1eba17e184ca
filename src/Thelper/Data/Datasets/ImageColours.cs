using Thelper.Configuration;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>What a data set makes of the channels of its image files. 16-bit values stay 16-bit in each case.</summary>
public enum ImageColours
{
    /// <summary>Three channels, RGB; grey is repeated, alpha is dropped.</summary>
    [Alias("color", "rgb")]
    Colour,

    /// <summary>One channel; colours become luminance.</summary>
    [Alias("gray", "l")]
    Grey,

    /// <summary>The channels that the file has; a JPEG or PNG is not turned by its EXIF orientation.</summary>
    Unchanged,
}

/// <summary>The same choice for the decoder.</summary>
internal static class ImageColoursReading
{
    public static ImageReadMode ReadMode(this ImageColours colours) => colours switch
    {
        ImageColours.Grey => ImageReadMode.Grey,
        ImageColours.Unchanged => ImageReadMode.Unchanged,
        _ => ImageReadMode.Colour,
    };
}
