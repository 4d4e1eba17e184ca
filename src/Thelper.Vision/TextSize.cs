namespace Thelper.Vision;

/// <summary>The room that a line of text takes, in pixels.</summary>
/// <param name="Width">From the left end of the baseline.</param>
/// <param name="Ascent">Above the baseline.</param>
/// <param name="Descent">Below the baseline.</param>
public readonly record struct TextSize(int Width, int Ascent, int Descent);
