using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>
/// Which pixels are of interest: those of a label map that are not 0. Rectangles are counted by four look-ups in a table of
/// sums (Crow, "Summed-area tables for texture mapping", 1984).
/// </summary>
internal sealed class RegionMask
{
    private readonly int[] _sums;

    /// <summary>Reads a label map as it is now.</summary>
    public RegionMask(LabelMap labels)
    {
        (Width, Height) = (labels.Width, labels.Height);
        var values = new long[Width * Height];
        labels.WriteTo(values);
        _sums = new int[(Width + 1) * (Height + 1)];
        for (var y = 0; y < Height; y++)
        {
            var row = 0;
            for (var x = 0; x < Width; x++)
            {
                row += values[(y * Width) + x] != 0 ? 1 : 0;
                _sums[Place(x + 1, y + 1)] = _sums[Place(x + 1, y)] + row;
            }
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The mask that an entry of the sample holds; null where there is no key.</summary>
    /// <exception cref="InvalidDataException">The sample has no such entry, or it is no label map.</exception>
    public static RegionMask? Of(Sample sample, string? key) => key is null ? null
        : sample.Has(key) && sample[key] is LabelMap labels ? new RegionMask(labels)
        : throw new InvalidDataException(
            $"the mask is to be its entry '{key}', which {(sample.Has(key) ? "is no label map" : "it does not have")}");

    /// <summary>How many pixels of interest a rectangle holds, which may reach beyond the image.</summary>
    public int Count(int x, int y, int width, int height)
    {
        var (left, top) = (Math.Clamp(x, 0, Width), Math.Clamp(y, 0, Height));
        var (right, bottom) = (Math.Clamp(x + width, 0, Width), Math.Clamp(y + height, 0, Height));
        return _sums[Place(right, bottom)] - _sums[Place(left, bottom)] - _sums[Place(right, top)] + _sums[Place(left, top)];
    }

    /// <summary>Whether at least a share of a rectangle is of interest.</summary>
    public bool Covers(int x, int y, int width, int height, double share) =>
        Count(x, y, width, height) >= share * width * height;

    /// <exception cref="InvalidDataException">The mask is of another size.</exception>
    public void Require(int width, int height)
    {
        if ((width, height) != (Width, Height))
        {
            throw new InvalidDataException(
                $"it has an image or label map of {width}x{height} pixels, but its mask has {Width}x{Height}");
        }
    }

    private int Place(int x, int y) => (y * (Width + 1)) + x;
}
