namespace Thelper.Vision;

/// <summary>Pixels of one value, not 0, that hang together.</summary>
/// <param name="Value">Of each of its pixels.</param>
/// <param name="X">The first column with a pixel of it.</param>
/// <param name="Y">The first row with a pixel of it.</param>
/// <param name="Width">Of the columns from the first to the last, at least 1.</param>
/// <param name="Height">Of the rows from the first to the last, at least 1.</param>
/// <param name="PixelCount">How many pixels it has.</param>
public readonly record struct Component(int Value, int X, int Y, int Width, int Height, int PixelCount);
