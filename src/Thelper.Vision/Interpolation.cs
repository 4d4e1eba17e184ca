namespace Thelper.Vision;

/// <summary>
/// How a new pixel's value is found. In <see cref="Image.Resize"/>, pixels beyond the border repeat it; a warp is told
/// its <see cref="Border"/>.
/// </summary>
public enum Interpolation
{
    /// <summary>The value of one old pixel, that in which a new pixel's upper left corner lies, as OpenCV has it.</summary>
    Nearest = 0,

    /// <summary>Bilinear, from the 2 x 2 nearest pixels. Shrinking by more than 2 skips pixels; see Area.</summary>
    Linear = 1,

    /// <summary>Bicubic, from the 4 x 4 nearest pixels, with the coefficient a = -0.75. Can overshoot.</summary>
    Cubic = 2,

    /// <summary>
    /// For shrinking, the mean of the old pixels that the new one covers; else near to Linear. Linear in a warp.
    /// </summary>
    Area = 3,

    /// <summary>Lanczos, from the 8 x 8 nearest pixels. Can overshoot.</summary>
    Lanczos = 4,

    /// <summary>The value of the old pixel in which a new pixel's middle lies: where label maps stay on their images.</summary>
    NearestExact = 6,
}
