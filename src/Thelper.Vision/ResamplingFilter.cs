namespace Thelper.Vision;

/// <summary>How much each old pixel counts, by its distance from the new one, in <see cref="Image.Resample"/>.</summary>
public enum ResamplingFilter
{
    /// <summary>The mean of what the new pixel covers.</summary>
    Box = 0,

    /// <summary>A triangle, 2 pixels wide where nothing shrinks.</summary>
    Triangle = 1,

    /// <summary>The cubic of Keys (1981) with a = -0.5, 4 pixels wide. Can overshoot.</summary>
    Cubic = 2,

    /// <summary>The windowed sinc, 6 pixels wide. Can overshoot.</summary>
    Lanczos = 3,
}
