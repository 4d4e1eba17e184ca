using Thelper.Configuration;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>How values between pixels are found, in torchvision's words or as Pillow's numbers.</summary>
public enum InterpolationMode
{
    /// <summary>The value of one pixel, that in which the new one's middle lies.</summary>
    [Alias("0")]
    Nearest,

    /// <summary>Linear in both directions.</summary>
    [Alias("2", "linear")]
    Bilinear,

    /// <summary>Cubic in both directions.</summary>
    [Alias("3", "cubic")]
    Bicubic,

    /// <summary>A windowed sinc.</summary>
    [Alias("1", "lanczos4")]
    Lanczos,

    /// <summary>The mean of the pixels that are covered.</summary>
    [Alias("4", "area")]
    Box,
}

/// <summary>The image operators' names for the modes.</summary>
internal static class InterpolationModes
{
    public static Interpolation ToInterpolation(this InterpolationMode mode) => mode switch
    {
        InterpolationMode.Nearest => Interpolation.NearestExact,
        InterpolationMode.Bilinear => Interpolation.Linear,
        InterpolationMode.Bicubic => Interpolation.Cubic,
        InterpolationMode.Lanczos => Interpolation.Lanczos,
        _ => Interpolation.Area,
    };

    public static ResamplingFilter ToFilter(this InterpolationMode mode) => mode switch
    {
        InterpolationMode.Bilinear => ResamplingFilter.Triangle,
        InterpolationMode.Bicubic => ResamplingFilter.Cubic,
        InterpolationMode.Lanczos => ResamplingFilter.Lanczos,
        _ => ResamplingFilter.Box,
    };
}
