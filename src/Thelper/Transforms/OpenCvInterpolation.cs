using Thelper.Configuration;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The interpolations of <see cref="Interpolation"/>, which may be written as OpenCV's constants and numbers too.</summary>
public enum OpenCvInterpolation
{
    /// <summary>See <see cref="Interpolation.Nearest"/>.</summary>
    [Alias("0", "cv2.INTER_NEAREST", "cv.INTER_NEAREST", "INTER_NEAREST")]
    Nearest = Interpolation.Nearest,

    /// <summary>See <see cref="Interpolation.Linear"/>.</summary>
    [Alias("1", "cv2.INTER_LINEAR", "cv.INTER_LINEAR", "INTER_LINEAR", "bilinear")]
    Linear = Interpolation.Linear,

    /// <summary>See <see cref="Interpolation.Cubic"/>.</summary>
    [Alias("2", "cv2.INTER_CUBIC", "cv.INTER_CUBIC", "INTER_CUBIC", "bicubic")]
    Cubic = Interpolation.Cubic,

    /// <summary>See <see cref="Interpolation.Area"/>.</summary>
    [Alias("3", "cv2.INTER_AREA", "cv.INTER_AREA", "INTER_AREA")]
    Area = Interpolation.Area,

    /// <summary>See <see cref="Interpolation.Lanczos"/>.</summary>
    [Alias("4", "cv2.INTER_LANCZOS4", "cv.INTER_LANCZOS4", "INTER_LANCZOS4", "lanczos4")]
    Lanczos = Interpolation.Lanczos,

    /// <summary>See <see cref="Interpolation.NearestExact"/>.</summary>
    [Alias("6", "cv2.INTER_NEAREST_EXACT", "cv.INTER_NEAREST_EXACT", "INTER_NEAREST_EXACT")]
    NearestExact = Interpolation.NearestExact,
}
