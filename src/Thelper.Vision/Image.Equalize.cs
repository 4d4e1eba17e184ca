using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>
    /// A new image whose values are spread evenly over 0 to 255, each channel by itself, as Pillow's ImageOps.equalize does:
    /// with the step s = (pixels - pixels of the highest value) / 255, a value becomes (s / 2 + pixels of lower values) / s,
    /// all in whole numbers. A channel with s = 0 stays as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">The image is not UInt8.</exception>
    public Image Equalize() => MapEachChannel(WriteEqualizing);

    /// <summary>
    /// A new image whose values are spread evenly over 0 to 255, each channel by itself, as OpenCV's cv::equalizeHist does:
    /// the lowest value becomes 0, and any other 255 * (pixels up to it - pixels of the lowest) / (pixels - pixels of the
    /// lowest), rounded. A channel of one value stays as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">The image is not UInt8.</exception>
    public Image EqualizeHistogram()
    {
        RequireBytes();
        NativeMethods.ImageEqualizeHistogram(Handle, out var equalized);
        return new Image(equalized);
    }

    /// <summary>
    /// A new RGB image whose luminance is equalised as by <see cref="EqualizeHistogram"/>, and whose differences of colour
    /// stay (in YCrCb).
    /// </summary>
    /// <exception cref="InvalidOperationException">The image is not UInt8 with 3 channels.</exception>
    public Image EqualizeLuminance()
    {
        RequireBytes();
        using var colours = ConvertColours(ColourConversion.RgbToYCrCb);
        using var luminance = colours.SelectChannels(0);
        using var equalized = luminance.EqualizeHistogram();
        colours.SetChannels(0, equalized);
        return colours.ConvertColours(ColourConversion.YCrCbToRgb);
    }

    /// <summary>
    /// A new image equalised tile by tile, each channel by itself, with limited contrast (CLAHE), as OpenCV's cv::CLAHE does.
    /// </summary>
    /// <param name="clipLimit">
    /// How often a value may occur in a tile, as a multiple of the mean over all values; what is above is spread over all
    /// values. 0 sets no limit.
    /// </param>
    /// <param name="columns">The number of tiles side by side, at least 1.</param>
    /// <param name="rows">The number of tiles on top of each other, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The image is Float32.</exception>
    public Image Clahe(double clipLimit = 40, int columns = 8, int rows = 8)
    {
        if (!(clipLimit >= 0 && clipLimit <= int.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(clipLimit), clipLimit, "The limit is 0 (none) or above.");
        }
        RequireTiles(columns, Width, nameof(columns));
        RequireTiles(rows, Height, nameof(rows));
        if (Depth == PixelDepth.Float32)
        {
            throw new InvalidOperationException("CLAHE is for UInt8 and UInt16 images; this one is Float32.");
        }
        NativeMethods.ImageClahe(Handle, clipLimit, columns, rows, out var equalized);
        return new Image(equalized);
    }

    /// <summary>
    /// A new image in which each channel's lowest value becomes 0 and its highest 255, and the others go in between, rounded
    /// down, as Pillow's ImageOps.autocontrast without a cutoff does. A channel of one value stays as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">The image is not UInt8.</exception>
    public Image AutoContrast() => MapEachChannel(WriteStretching);

    private static void RequireTiles(int tiles, int side, string name)
    {
        if (tiles < 1 || tiles > side)
        {
            throw new ArgumentOutOfRangeException(name, tiles, $"The number of tiles is 1 to the {side} pixels of the side.");
        }
    }

    private static void WriteEqualizing(ReadOnlySpan<long> counts, Span<byte> table)
    {
        long pixels = 0, highest = 0;
        foreach (var count in counts)
        {
            pixels += count;
            highest = count > 0 ? count : highest;
        }
        var step = (pixels - highest) / 255;
        var sum = step / 2;
        for (var value = 0; value < ByteValues; value++)
        {
            table[value] = (byte)(step == 0 ? value : Math.Min(sum / step, 255));
            sum += counts[value];
        }
    }

    private static void WriteStretching(ReadOnlySpan<long> counts, Span<byte> table)
    {
        var lowest = counts.IndexOfAnyExcept(0);
        var highest = counts.LastIndexOfAnyExcept(0);
        var scale = highest > lowest ? 255.0 / (highest - lowest) : 1;
        var offset = highest > lowest ? -lowest * scale : 0;
        for (var value = 0; value < ByteValues; value++)
        {
            table[value] = (byte)Math.Clamp((value * scale) + offset, 0, 255);
        }
    }

    private Image MapEachChannel(Action<ReadOnlySpan<long>, Span<byte>> write)
    {
        var counts = CountValues();
        var table = new byte[counts.Length];
        for (var start = 0; start < table.Length; start += ByteValues)
        {
            write(counts.AsSpan(start, ByteValues), table.AsSpan(start, ByteValues));
        }
        return MapValues(table);
    }
}
