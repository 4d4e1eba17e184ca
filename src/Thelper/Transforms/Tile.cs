using Thelper.Data;
using Thelper.Tasks;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>
/// Cuts images and label maps into tiles, row after row: each becomes a list, and each list of boxes a list of those that
/// each tile shows, cut to it. Arrays, numbers and texts stay as they are.
/// </summary>
/// <param name="size">Of a tile.</param>
/// <param name="overlap">The share of a tile that neighbours have in common, 0 up to but not including 1.</param>
/// <param name="startsOutside">Whether the first tile begins half of the overlap before the image.</param>
/// <param name="border">What lies outside.</param>
public sealed class Tile(TargetSize size, double overlap, bool startsOutside, Border border) : ITransform
{
    /// <summary>The entry with the label map that tiles must cover; null for none.</summary>
    public string? MaskKey { get; init; }

    /// <summary>The least share of a tile that is covered, 0 to 1; 1 by default.</summary>
    public double LeastCoverage { get; init; } = 1;

    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        RequireNoLists(entries);
        if (entries.PixelsAt(0) is not { } pixels)
        {
            throw new InvalidDataException("it has no image or label map that could be cut into tiles");
        }

        // A map cut into tiles cannot be asked any more, so that all places are chosen first.
        var (width, height) = (pixels.Width, pixels.Height);
        var places = Places(width, height, RegionMask.Of(entries.Sample, MaskKey));
        var labelBorder = !HasImage(entries) ? border : border.Mode == BorderMode.Constant ? default : new Border(border.Mode);
        foreach (var entry in entries)
        {
            if (entry.Value is SamplePixels whole)
            {
                RequireSize(whole, width, height);
                var outside = whole is LabelMap ? labelBorder : border;
                AxisOrder.Exchange(entry, new SampleList([.. places.Select(place => whole.Part(place, outside))]));
            }
            else if (entry.Value is IReadOnlyList<BoundingBox> boxes)
            {
                AxisOrder.Exchange(entry, new SampleList([.. places.Select(place => Cut(boxes, place))]));
            }
        }
    }

    /// <summary>The tiles of an image of this size.</summary>
    private List<CropGeometry> Places(int width, int height, RegionMask? mask)
    {
        mask?.Require(width, height);
        var (w, h) = size.Of(width, height);
        var (columns, rows) = (new TileAxis(width, w, overlap, startsOutside), new TileAxis(height, h, overlap, startsOutside));
        var (firstX, firstY) = First(columns, rows, mask);
        var places =
            from y in rows.From(firstY)
            from x in columns.From(firstX)
            where mask?.Covers(x, y, w, h, LeastCoverage) ?? true
            select new CropGeometry(x, y, w, h, addsBorder: startsOutside);
        var tiles = places.ToList();
        return tiles.Count > 0 ? tiles : throw new InvalidDataException(
            $"no tile of {w}x{h} pixels fits into its {width}x{height} pixels{(mask is null ? "" : " and is covered enough by its mask")}");
    }

    /// <summary>The first tile from the top left that is covered enough; the grid runs through it.</summary>
    private (int X, int Y) First(TileAxis columns, TileAxis rows, RegionMask? mask)
    {
        for (var y = rows.Start; mask is not null && y <= rows.Last; y++)
        {
            for (var x = columns.Start; x <= columns.Last; x++)
            {
                if (mask.Covers(x, y, columns.Tile, rows.Tile, LeastCoverage))
                {
                    return (x, y);
                }
            }
        }

        return (columns.Start, rows.Start);
    }

    private static List<BoundingBox> Cut(IReadOnlyList<BoundingBox> boxes, CropGeometry place) =>
    [
        .. from box in boxes
           let visible = place.Apply(box.Extent).ClippedTo(place.Width, place.Height)
           where !visible.IsEmpty
           select box.MovedTo(visible),
    ];

    private static void RequireNoLists(SampleEntries entries)
    {
        if (entries.Keys.FirstOrDefault(key => entries.Sample[key] is SampleList) is { } list)
        {
            throw new InvalidDataException($"its entry '{list}' is a list already, which cannot be cut into tiles");
        }
    }

    private static void RequireSize(SamplePixels pixels, int width, int height)
    {
        if ((pixels.Width, pixels.Height) != (width, height))
        {
            throw new InvalidDataException(
                $"it has an image or label map of {pixels.Width}x{pixels.Height} pixels and another of {width}x{height}, "
                + "which cannot be cut into the same tiles");
        }
    }

    private static bool HasImage(SampleEntries entries) => entries.Keys.Any(key => entries.Sample[key] is SampleImage);

    /// <summary>Where tiles begin along the width or the height.</summary>
    private readonly struct TileAxis
    {
        private readonly int _step;

        public TileAxis(int length, int tile, double overlap, bool startsOutside)
        {
            var half = (int)(tile * overlap) / 2;
            Tile = tile;
            _step = tile - (2 * half);
            Start = startsOutside ? -half : 0;
            Last = length - Start - tile;
        }

        public int Tile { get; }

        public int Start { get; }

        /// <summary>The last place at which a tile fits into the image, and the border that is added to it.</summary>
        public int Last { get; }

        /// <summary>The places of a grid that runs through one of them.</summary>
        public IEnumerable<int> From(int place)
        {
            for (var at = Start + ((place - Start) % _step); at <= Last; at += _step)
            {
                yield return at;
            }
        }
    }
}
