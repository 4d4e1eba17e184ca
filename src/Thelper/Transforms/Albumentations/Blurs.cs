using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of means of square neighbourhoods; p is 0.5 by default.</summary>
public sealed record BlurOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The odd side of the square in pixels: x for [3, x], or [least, largest]; 7 by default.</summary>
    [AllowSingle]
    [Range(1, 9999)]
    public IReadOnlyList<int> BlurLimit { get; init; } = [7];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Kernels.Problems(nameof(BlurLimit), BlurLimit, 3);

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var side = Kernels.Side(BlurLimit, ref random);
        return source.BoxBlur(side, side);
    }
}

/// <summary>The options of medians of square neighbourhoods; p is 0.5 by default.</summary>
public sealed record MedianBlurOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    private const int LargestOfWideValues = 5;

    /// <summary>The odd side of the square in pixels: x for [3, x], or [least, largest]; 3 to 255; 7 by default.</summary>
    [AllowSingle]
    [Range(3, 255)]
    public IReadOnlyList<int> BlurLimit { get; init; } = [7];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Kernels.Problems(nameof(BlurLimit), BlurLimit, 3);

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var side = Kernels.Side(BlurLimit, ref random);
        if (side > LargestOfWideValues)
        {
            RequireBytes(source);
        }

        return source.MedianBlur(side);
    }
}

/// <summary>The options of a Gaussian blur; p is 0.5 by default.</summary>
public sealed record GaussianBlurOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>
    /// The odd side of the kernel in pixels, or 0 to follow from sigma: x for [0, x], or [least, largest]; [3, 7] by default.
    /// Where both this and sigma reach down to 0, the least side is 3.
    /// </summary>
    [AllowSingle]
    [Range(0, 9999)]
    public IReadOnlyList<int> BlurLimit { get; init; } = [3, 7];

    /// <summary>Sigma in pixels: x for [0, x], or [least, largest]; 0, the default, follows from the kernel.</summary>
    [AllowSingle]
    [Range(0.0, 1000.0)]
    public IReadOnlyList<double> SigmaLimit { get; init; } = [0];

    private bool IsSigmaNeeded => SigmaLimit is [_] or [0, ..];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        List<OptionsProblem> problems =
            [.. Limits.Problems(nameof(BlurLimit), BlurLimit), .. Limits.Problems(nameof(SigmaLimit), SigmaLimit)];
        return problems.Count > 0 || Sides().Length > 0
            ? problems
            : [new(nameof(BlurLimit), $"must hold an odd number, at least 1, but is [{string.Join(", ", BlurLimit)}].")];
    }

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var sides = Sides();
        var side = sides[random.NextInt32(sides.Length)];
        var sigma = Limits.From(SigmaLimit, 0, ref random);
        return source.GaussianBlur(side, side, sigma, sigma);
    }

    private int[] Sides()
    {
        var (least, largest) = BlurLimit.Count == 1 ? (0, BlurLimit[0]) : (BlurLimit[0], BlurLimit[1]);
        (least, largest) = least == 0 && IsSigmaNeeded ? (3, Math.Max(largest, 3)) : (least, largest);
        return [.. Enumerable.Range(least, largest - least + 1).Where(side => side == 0 || side % 2 == 1)];
    }
}

/// <summary>The options of a blur along a random line; p is 0.5 by default.</summary>
public sealed record MotionBlurOptions() : PixelAlbumentationOptions(0.5), IValidatedOptions
{
    /// <summary>The odd side of the kernel in pixels: x for [3, x], or [least, largest]; 7 by default.</summary>
    [AllowSingle]
    [Range(3, 9999)]
    public IReadOnlyList<int> BlurLimit { get; init; } = [7];

    /// <summary>Whether the line may lie anywhere in the kernel, the default, or only around its middle.</summary>
    public bool AllowShifted { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Kernels.Problems(nameof(BlurLimit), BlurLimit, 3);

    internal override Image Change(Image source, ref CounterRandom random)
    {
        var side = Kernels.Side(BlurLimit, ref random);
        return source.Filter(Kernels.Line(side, AllowShifted, ref random), side, side);
    }
}

/// <summary>Sizes and values of kernels.</summary>
internal static class Kernels
{
    private const int Least = 3;

    /// <summary>An odd number from [least, largest], or from 3 to x.</summary>
    public static int Side(IReadOnlyList<int> limit, ref CounterRandom random)
    {
        var (low, high) = limit.Count == 1 ? (Least, limit[0]) : (limit[0], limit[1]);
        low += low % 2 == 0 ? 1 : 0;
        return low + (2 * random.NextInt32(Math.Max((high - low) / 2, 0) + 1));
    }

    public static IEnumerable<OptionsProblem> Problems(string property, IReadOnlyList<int> limit, int least)
    {
        var problems = Limits.Problems(property, limit).ToList();
        var (low, high) = limit is [var one] ? (least, one) : limit is [var first, var last] ? (first, last) : (1, 1);
        return problems.Count > 0 || (high >= low && (low % 2 == 1 || high > low))
            ? problems
            : [new(property, $"must hold an odd number, at least {least}, but is [{string.Join(", ", limit)}].")];
    }

    /// <summary>A line between two different random places, whose values are equal and have the sum 1.</summary>
    public static float[] Line(int side, bool isShifted, ref CounterRandom random)
    {
        var first = random.NextInt32(side * side);
        var second = (first + 1 + random.NextInt32((side * side) - 1)) % (side * side);
        var (x, y, endX, endY) = (first % side, first / side, second % side, second / side);
        var (shiftX, shiftY) = isShifted ? (0, 0) : ((side / 2) - ((x + endX) / 2), (side / 2) - ((y + endY) / 2));
        var steps = Math.Max(Math.Abs(endX - x), Math.Abs(endY - y));
        var kernel = new float[side * side];
        for (var i = 0; i <= steps; i++)
        {
            var column = x + (int)Math.Round((endX - x) * (double)i / steps) + shiftX;
            var row = y + (int)Math.Round((endY - y) * (double)i / steps) + shiftY;
            kernel[(Math.Clamp(row, 0, side - 1) * side) + Math.Clamp(column, 0, side - 1)] = 1;
        }

        var sum = kernel.Sum();
        return [.. kernel.Select(value => value / sum)];
    }
}
