using Thelper.Configuration;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>How values between pixels are found; configurations give a word, OpenCV's name or its number.</summary>
public enum OpenCvInterpolation
{
    /// <summary>The value of one pixel.</summary>
    [Alias("0", "INTER_NEAREST", "cv2.INTER_NEAREST", "cv.INTER_NEAREST")]
    Nearest = Interpolation.Nearest,

    /// <summary>Bilinear.</summary>
    [Alias("1", "INTER_LINEAR", "cv2.INTER_LINEAR", "cv.INTER_LINEAR")]
    Linear = Interpolation.Linear,

    /// <summary>Bicubic.</summary>
    [Alias("2", "INTER_CUBIC", "cv2.INTER_CUBIC", "cv.INTER_CUBIC")]
    Cubic = Interpolation.Cubic,

    /// <summary>The mean of the pixels covered, where an image shrinks.</summary>
    [Alias("3", "INTER_AREA", "cv2.INTER_AREA", "cv.INTER_AREA")]
    Area = Interpolation.Area,

    /// <summary>Lanczos.</summary>
    [Alias("4", "lanczos4", "INTER_LANCZOS4", "cv2.INTER_LANCZOS4", "cv.INTER_LANCZOS4")]
    Lanczos = Interpolation.Lanczos,
}

/// <summary>What lies outside an image; configurations give a word, OpenCV's name or its number.</summary>
public enum OpenCvBorder
{
    /// <summary>One value.</summary>
    [Alias("0", "BORDER_CONSTANT", "cv2.BORDER_CONSTANT", "cv.BORDER_CONSTANT")]
    Constant = BorderMode.Constant,

    /// <summary>The nearest pixel.</summary>
    [Alias("1", "BORDER_REPLICATE", "cv2.BORDER_REPLICATE", "cv.BORDER_REPLICATE")]
    Replicate = BorderMode.Replicate,

    /// <summary>A mirror that repeats the last pixel.</summary>
    [Alias("2", "BORDER_REFLECT", "cv2.BORDER_REFLECT", "cv.BORDER_REFLECT")]
    Reflect = BorderMode.Reflect,

    /// <summary>The other side.</summary>
    [Alias("3", "BORDER_WRAP", "cv2.BORDER_WRAP", "cv.BORDER_WRAP")]
    Wrap = BorderMode.Wrap,

    /// <summary>A mirror that does not repeat the last pixel.</summary>
    [ConfigKey("reflect_101")]
    [Alias("4", "reflect101", "BORDER_REFLECT_101", "cv2.BORDER_REFLECT_101", "cv.BORDER_REFLECT_101")]
    Reflect101 = BorderMode.Reflect101,
}

/// <summary>Makes borders of what a configuration says about them.</summary>
internal static class OpenCvBorders
{
    public static Border With(this OpenCvBorder mode, IReadOnlyList<double>? values) =>
        mode != OpenCvBorder.Constant ? new Border((BorderMode)(int)mode)
        : values is { Count: > 1 } ? Border.Constant(values)
        : new Border(BorderMode.Constant, values?[0] ?? 0);

    public static Border With(this OpenCvBorder mode, int? value) =>
        mode == OpenCvBorder.Constant ? new Border(BorderMode.Constant, value ?? 0) : new Border((BorderMode)(int)mode);
}
