using Thelper.Tasks;

namespace Thelper.Tests.Reports;

/// <summary>
/// Images with objects and boxes that a model might have found: crowds, sizes just on the bounds, equal confidences, images without
/// the one or the other, classes that are only found, and now and then more boxes than count.
/// </summary>
internal sealed class RandomDetections
{
    private static readonly double[] Sizes = [5, 16, 31.999, 32, 33, 60, 95.5, 96, 97, 150];
    private readonly Random _random;

    public RandomDetections(int seed)
    {
        _random = new Random(seed);
        var images = _random.Next(1, 5);
        var isCrowded = seed % 20 == 0;
        Truth = [.. Enumerable.Range(0, images).Select(_ => Objects(_random.Next(0, 7)))];
        Found = [.. Truth.Select(objects => Boxes(objects, isCrowded ? 260 : _random.Next(0, 12)))];
    }

    /// <summary>The classes are 0 to one below; there is no object of the last one.</summary>
    public static int Classes => 3;

    public BoundingBox[][] Truth { get; }

    public BoundingBox[][] Found { get; }

    private BoundingBox[] Objects(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Box(_random.Next(Classes - 1)) with { IsCrowd = _random.Next(6) == 0 })];

    private BoundingBox[] Boxes(BoundingBox[] objects, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => (objects.Length > 0 && _random.Next(4) > 0 ? Near(objects[_random.Next(objects.Length)]) : Box(_random.Next(Classes)))
            with { Confidence = _random.Next(2) == 0 ? _random.Next(5) / 4.0 : _random.NextDouble() }),
    ];

    private BoundingBox Box(int index)
    {
        var (left, top) = (_random.Next(100), _random.Next(100));
        var size = Sizes[_random.Next(Sizes.Length)];
        var height = _random.Next(3) == 0 ? Sizes[_random.Next(Sizes.Length)] : size;
        return new BoundingBox(index, left, top, left + size, top + height) { IncludesMargin = _random.Next(4) == 0 };
    }

    /// <summary>A box that overlaps an object more or less, or just as much as a threshold.</summary>
    private BoundingBox Near(BoundingBox target)
    {
        var extent = target.Extent;
        var moved = _random.Next(4) switch
        {
            0 => extent,
            1 => extent with { Right = extent.Left + (extent.Width * _random.Next(10, 21) / 20) },
            _ => extent with { Left = extent.Left + (extent.Width * _random.NextDouble() / 3), Top = extent.Top + (extent.Height * _random.NextDouble() / 3) },
        };
        var index = _random.Next(8) == 0 ? _random.Next(Classes) : target.ClassIndex;
        return new BoundingBox(index, moved.Left, moved.Top, moved.Right, moved.Bottom) { IncludesMargin = false };
    }
}
