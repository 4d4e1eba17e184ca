namespace Thelper.Vision;

/// <summary>The kind of number in which an image holds each channel of each pixel.</summary>
public enum PixelDepth
{
    /// <summary>One byte, 0 to 255.</summary>
    UInt8 = 0,

    /// <summary>Two bytes, 0 to 65,535.</summary>
    UInt16 = 1,

    /// <summary>A 32-bit floating-point number, of any range.</summary>
    Float32 = 2,
}
