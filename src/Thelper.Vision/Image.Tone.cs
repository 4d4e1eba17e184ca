using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    private const int ByteValues = 256;

    /// <summary>A new image whose value v is what the table has at v.</summary>
    /// <param name="table">256 values for all channels, or 256 for the first channel, 256 for the second, and so on.</param>
    /// <exception cref="ArgumentException">The table has another length.</exception>
    /// <exception cref="InvalidOperationException">The image is not UInt8.</exception>
    public Image MapValues(ReadOnlySpan<byte> table)
    {
        RequireBytes();
        if (table.Length != ByteValues && table.Length != ByteValues * Channels)
        {
            throw new ArgumentException(
                $"A table for {Channels} channels has 256 or {ByteValues * Channels} values; {table.Length} were given.",
                nameof(table));
        }
        Span<byte> whole = new byte[ByteValues * Channels];
        for (var i = 0; i < whole.Length; i += table.Length)
        {
            table.CopyTo(whole[i..]);
        }
        NativeMethods.ImageMapBytes(Handle, whole, out var mapped);
        return new Image(mapped);
    }

    /// <summary>How often each value occurs: 256 counts for the first channel, then 256 for the second, and so on.</summary>
    /// <exception cref="InvalidOperationException">The image is not UInt8.</exception>
    public long[] CountValues()
    {
        RequireBytes();
        var counts = new long[ByteValues * Channels];
        NativeMethods.ImageCountBytes(Handle, counts);
        return counts;
    }

    /// <summary>
    /// A new image with the values 255 - v (UInt8), 65,535 - v (UInt16) or 1 - v (Float32, whose range is taken to be 0 to 1).
    /// </summary>
    public Image Invert() => ConvertDepth(Depth, -1, Depth switch
    {
        PixelDepth.UInt8 => byte.MaxValue,
        PixelDepth.UInt16 => ushort.MaxValue,
        _ => 1,
    });

    /// <summary>A new image that keeps the highest bits of each value and clears the others.</summary>
    /// <param name="bits">0 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of bits is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The image is not UInt8.</exception>
    public Image Posterize(int bits)
    {
        if (bits is < 0 or > 8)
        {
            throw new ArgumentOutOfRangeException(nameof(bits), bits, "0 to 8 bits of a value can be kept.");
        }
        return MapValues(Table(value => value & ~(0xFF >> bits)));
    }

    /// <summary>A new image in which the values from the threshold on are inverted: v becomes 255 - v.</summary>
    /// <param name="threshold">0 (all are inverted) to 256 (none is).</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The image is not UInt8.</exception>
    public Image Solarize(int threshold)
    {
        if (threshold is < 0 or > ByteValues)
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold is from 0 to 256.");
        }
        return MapValues(Table(value => value < threshold ? value : 255 - value));
    }

    /// <summary>
    /// A new image whose value is saturate(weight * v + otherWeight * w + offset), w being the other image's value in the
    /// same place. The integer depths are rounded. The result equals OpenCV's cv::addWeighted.
    /// </summary>
    /// <param name="other">Of the same size, channels and depth.</param>
    /// <param name="weight">Of this image; finite.</param>
    /// <param name="otherWeight">Of the other image; finite.</param>
    /// <param name="offset">Finite.</param>
    /// <exception cref="ArgumentException">The other image differs in size, channels or depth.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public Image Blend(Image other, double weight, double otherWeight, double offset = 0)
    {
        RequireAlike(other, nameof(other));
        if (other.Channels != Channels)
        {
            throw new ArgumentException(
                $"Images are blended when both have as many channels; {Channels} and {other.Channels} differ.", nameof(other));
        }
        RequireFinite(weight, nameof(weight));
        RequireFinite(otherWeight, nameof(otherWeight));
        RequireFinite(offset, nameof(offset));
        NativeMethods.ImageBlend(Handle, other.Handle, new Weights(weight, otherWeight, offset), out var blended);
        return new Image(blended);
    }

    private static byte[] Table(Func<int, int> map) => [.. Enumerable.Range(0, ByteValues).Select(value => (byte)map(value))];

    private void RequireBytes()
    {
        if (Depth != PixelDepth.UInt8)
        {
            throw new InvalidOperationException($"Values are counted and mapped in UInt8 images; this one is {Depth}.");
        }
    }
}
