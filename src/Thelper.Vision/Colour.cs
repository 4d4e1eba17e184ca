namespace Thelper.Vision;

/// <summary>An opaque colour, each part from 0 to 255.</summary>
public readonly record struct Colour(byte R, byte G, byte B);
