using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    private const int FewestPoints = 3;

    /// <summary>Fills a rectangle of whole pixels in an image of any depth. What lies outside the image is left out.</summary>
    /// <param name="x">Its first column.</param>
    /// <param name="y">Its first row.</param>
    /// <param name="width">0 or more.</param>
    /// <param name="height">0 or more.</param>
    /// <param name="values">One for all channels or one for each; rounded and saturated to the depth.</param>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is negative.</exception>
    public void FillRectangle(int x, int y, int width, int height, params ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        var pixel = values.Length == 1 ? Repeat(values[0]) : PerChannel(values.ToArray(), nameof(values));
        var (left, right) = (Math.Clamp(x, 0, Width), (int)Math.Clamp((long)x + width, 0, Width));
        var (top, bottom) = (Math.Clamp(y, 0, Height), (int)Math.Clamp((long)y + height, 0, Height));
        if (right > left && bottom > top)
        {
            var rectangle = new Rectangle(left, top, right - left, bottom - top);
            NativeMethods.ImageFillRectangle(Handle, rectangle, pixel);
        }
    }

    /// <summary>
    /// Writes a label to the pixels of which at least half lies inside the outline and outside all holes, in the coordinates
    /// of <see cref="FillPolygon"/>. Several outlines are united by several calls.
    /// </summary>
    /// <param name="label">0 to 255 in UInt8 images, 0 to 65,535 in UInt16 ones.</param>
    /// <param name="outline">At least 3 points, finite, at most a million pixels away, in either direction.</param>
    /// <param name="holes">Inside the outline and apart from each other; points as the outline's.</param>
    /// <exception cref="ArgumentException">A ring has fewer than 3 points, or a point is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label does not fit the image's depth.</exception>
    /// <exception cref="InvalidOperationException">The image is not UInt8 or UInt16 with 1 channel.</exception>
    public void FillRegion(
        int label,
        IReadOnlyList<(float X, float Y)> outline,
        params IReadOnlyList<IReadOnlyList<(float X, float Y)>> holes)
    {
        RequireLabel(label);
        List<(float X, float Y)> points = [];
        List<int> lengths = [];
        foreach (var ring in (IEnumerable<IReadOnlyList<(float X, float Y)>>)[outline, .. holes])
        {
            if (ring.Count < FewestPoints)
            {
                throw new ArgumentException($"A ring has at least 3 points; {ring.Count} were given.", nameof(outline));
            }
            points.AddRange(ring);
            lengths.Add(ring.Count);
        }
        NativeMethods.ImageFillRegion(Handle, Flatten(points.ToArray()), lengths.ToArray(), lengths.Count, label);
    }

    private void RequireLabel(int label)
    {
        if (Channels != 1 || Depth == PixelDepth.Float32)
        {
            throw new InvalidOperationException(
                $"A map of labels is a UInt8 or UInt16 image of 1 channel; this one has {Depth} values in {Channels}.");
        }
        var largest = Depth == PixelDepth.UInt8 ? byte.MaxValue : ushort.MaxValue;
        if (label < 0 || label > largest)
        {
            throw new ArgumentOutOfRangeException(nameof(label), label, $"A label in {Depth} is from 0 to {largest}.");
        }
    }
}
