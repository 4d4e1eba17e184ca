using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The sizes from which a random crop is chosen.</summary>
public abstract record CropRange
{
    /// <summary>A size for one image in pixels, not rounded; it may be larger than the image.</summary>
    /// <param name="width">Of the image, in pixels.</param>
    /// <param name="height">Of the image, in pixels.</param>
    /// <param name="random">Where the numbers come from.</param>
    internal abstract (double Width, double Height) Draw(int width, int height, ref CounterRandom random);

    /// <summary>The sizes that a setting holds; null where it holds none.</summary>
    internal static CropRange? Read(IReadOnlyList<ConfigNode>? nodes, IReadOnlyList<double> ratio)
    {
        if (nodes is null)
        {
            return new CropAreas(0.08, 1, true, ratio[0], ratio[^1]);
        }

        if (nodes is [ConfigSequence first, ConfigSequence second])
        {
            var (width, height) = (NumberRange.Read(first.Items), NumberRange.Read(second.Items));
            return width is { IsProper: true } && height is { IsProper: true } && width.AreShares == height.AreShares
                ? new CropSides(width.Values[0], width.Values[1], height.Values[0], height.Values[1], width.AreShares)
                : null;
        }

        return NumberRange.Read(nodes) is { IsProper: true } area
            ? new CropAreas(area.Values[0], area.Values[1], area.AreShares, ratio[0], ratio[^1])
            : null;
    }
}

/// <summary>An area and the ratio of two sides; either is the width, equally likely.</summary>
/// <param name="Low">The least area: a share of the image's, or the side in pixels of a square of that area.</param>
/// <param name="High">The largest one, as <paramref name="Low"/>.</param>
/// <param name="AreShares">Whether these are shares.</param>
/// <param name="LeastRatio">The least ratio of the sides; above 0.</param>
/// <param name="LargestRatio">The largest one.</param>
public sealed record CropAreas(double Low, double High, bool AreShares, double LeastRatio, double LargestRatio) : CropRange
{
    internal override (double Width, double Height) Draw(int width, int height, ref CounterRandom random)
    {
        var number = random.NextDouble(Low, High);
        var area = AreShares ? number * width * height : number * number;
        var ratio = random.NextDouble(LeastRatio, LargestRatio);
        var (first, second) = (Math.Sqrt(area * ratio), Math.Sqrt(area / ratio));
        return random.NextDouble() < 0.5 ? (first, second) : (second, first);
    }
}

/// <summary>A width and a height, each of its own range.</summary>
/// <param name="LeastWidth">In pixels, or as a share of the image's.</param>
/// <param name="LargestWidth">As <paramref name="LeastWidth"/>.</param>
/// <param name="LeastHeight">In pixels, or as a share of the image's.</param>
/// <param name="LargestHeight">As <paramref name="LeastHeight"/>.</param>
/// <param name="AreShares">Whether these are shares.</param>
public sealed record CropSides(double LeastWidth, double LargestWidth, double LeastHeight, double LargestHeight, bool AreShares)
    : CropRange
{
    internal override (double Width, double Height) Draw(int width, int height, ref CounterRandom random)
    {
        var (w, h) = (Side(LeastWidth, LargestWidth, ref random), Side(LeastHeight, LargestHeight, ref random));
        return AreShares ? (w * width, h * height) : (w, h);
    }

    // Whole pixels include both ends, each size equally likely.
    private double Side(double low, double high, ref CounterRandom random) =>
        AreShares ? random.NextDouble(low, high) : low + random.NextInt32((int)(high - low) + 1);
}
