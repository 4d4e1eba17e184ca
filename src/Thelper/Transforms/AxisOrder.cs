using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>
/// The dimensions of the values of a sample: an image of several channels has height, width and channels; one of a single
/// channel and a label map have height and width.
/// </summary>
internal static class AxisOrder
{
    /// <summary>The image or label map as an array; those of one channel without a dimension for it.</summary>
    public static SampleArray Flat(SamplePixels pixels) => pixels is SampleImage { Channels: > 1 }
        ? pixels.ToArray()
        : pixels.ToArray().Reshaped(pixels.Height, pixels.Width);

    /// <summary>Replaces a value of the sample, which is disposed.</summary>
    public static void Exchange(SampleEntry entry, object value)
    {
        (entry.Value as IDisposable)?.Dispose();
        entry.Value = value;
    }
}
