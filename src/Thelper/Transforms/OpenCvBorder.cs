using Thelper.Configuration;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The modes of <see cref="BorderMode"/>, which may be written as OpenCV's constants and numbers too.</summary>
public enum OpenCvBorder
{
    /// <summary>See <see cref="BorderMode.Constant"/>.</summary>
    [Alias("0", "cv2.BORDER_CONSTANT", "cv.BORDER_CONSTANT", "BORDER_CONSTANT")]
    Constant = BorderMode.Constant,

    /// <summary>See <see cref="BorderMode.Replicate"/>.</summary>
    [Alias("1", "cv2.BORDER_REPLICATE", "cv.BORDER_REPLICATE", "BORDER_REPLICATE")]
    Replicate = BorderMode.Replicate,

    /// <summary>See <see cref="BorderMode.Reflect"/>.</summary>
    [Alias("2", "cv2.BORDER_REFLECT", "cv.BORDER_REFLECT", "BORDER_REFLECT")]
    Reflect = BorderMode.Reflect,

    /// <summary>See <see cref="BorderMode.Wrap"/>.</summary>
    [Alias("3", "cv2.BORDER_WRAP", "cv.BORDER_WRAP", "BORDER_WRAP")]
    Wrap = BorderMode.Wrap,

    /// <summary>See <see cref="BorderMode.Reflect101"/>.</summary>
    [Alias(
        "4", "reflect_101", "cv2.BORDER_REFLECT_101", "cv.BORDER_REFLECT_101", "BORDER_REFLECT_101",
        "cv2.BORDER_REFLECT101", "cv.BORDER_REFLECT101", "cv2.BORDER_DEFAULT", "cv.BORDER_DEFAULT")]
    Reflect101 = BorderMode.Reflect101,
}

/// <summary>Borders of settings.</summary>
internal static class OpenCvBorders
{
    /// <summary>The border of a mode and of one value, or one for each channel; values count for a constant border only.</summary>
    public static Border With(this OpenCvBorder mode, IReadOnlyList<double>? values) =>
        mode != OpenCvBorder.Constant ? new Border((BorderMode)mode)
        : values is { Count: > 1 } ? Border.Constant(values)
        : new Border(BorderMode.Constant, values?[0] ?? 0);

    /// <summary>The border of a mode and of a class index, which counts for a constant border only.</summary>
    public static Border With(this OpenCvBorder mode, int? value) =>
        mode == OpenCvBorder.Constant ? new Border(BorderMode.Constant, value ?? 0) : new Border((BorderMode)mode);
}
