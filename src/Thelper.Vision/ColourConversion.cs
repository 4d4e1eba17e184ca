namespace Thelper.Vision;

/// <summary>
/// From one space of three channels to another, by OpenCV's formulas, with the white of D65 and sRGB's curve for Lab.
/// UInt8 and Float32 images are converted; UInt16 ones to and from YCrCb only.
/// </summary>
public enum ColourConversion
{
    /// <summary>
    /// Hue, saturation, value. UInt8: hue is 0 to 179 (half of the degrees), the others 0 to 255. Float32: hue is in
    /// degrees, saturation 0 to 1, and value as the RGB values, which are 0 to 1.
    /// </summary>
    RgbToHsv = 0,

    /// <summary>The reverse of <see cref="RgbToHsv"/>.</summary>
    HsvToRgb = 1,

    /// <summary>
    /// CIE L*a*b*. Float32: L is 0 to 100 and a, b about -127 to 127, from RGB values of 0 to 1. UInt8: L * 255 / 100,
    /// a + 128, b + 128.
    /// </summary>
    RgbToLab = 2,

    /// <summary>The reverse of <see cref="RgbToLab"/>.</summary>
    LabToRgb = 3,

    /// <summary>
    /// Luminance and the differences of red and blue from it (ITU-R BT.601), these around 128, 32,768 or 0.5.
    /// </summary>
    RgbToYCrCb = 4,

    /// <summary>The reverse of <see cref="RgbToYCrCb"/>.</summary>
    YCrCbToRgb = 5,
}
