using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of a change to one size; p is 1 by default.</summary>
public sealed record ResizeOptions() : InterpolatedOptions(1)
{
    /// <summary>Of the result, in pixels.</summary>
    [AtLeast(1)]
    public required int Height { get; init; }

    /// <summary>Of the result, in pixels.</summary>
    [AtLeast(1)]
    public required int Width { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        Sizes.Change(width, height, Width, Height);
}

/// <summary>
/// The options of a change that gives the shorter side one length and keeps the aspect ratio; p is 1 by default.
/// </summary>
public sealed record SmallestMaxSizeOptions() : InterpolatedOptions(1)
{
    /// <summary>Of the shorter side, in pixels; one of several at random; 1024 by default.</summary>
    [AllowSingle]
    [NotEmpty]
    [AtLeast(1)]
    public IReadOnlyList<int> MaxSize { get; init; } = [1024];

    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        Sizes.Scale(width, height, (double)MaxSize[random.NextInt32(MaxSize.Count)] / Math.Min(width, height));
}

/// <summary>
/// The options of a change that gives the longer side one length and keeps the aspect ratio; p is 1 by default.
/// </summary>
public sealed record LongestMaxSizeOptions() : InterpolatedOptions(1)
{
    /// <summary>Of the longer side, in pixels; one of several at random; 1024 by default.</summary>
    [AllowSingle]
    [NotEmpty]
    [AtLeast(1)]
    public IReadOnlyList<int> MaxSize { get; init; } = [1024];

    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        Sizes.Scale(width, height, (double)MaxSize[random.NextInt32(MaxSize.Count)] / Math.Max(width, height));
}

/// <summary>The options of a change to a random size that keeps the aspect ratio; p is 0.5 by default.</summary>
public sealed record RandomScaleOptions() : InterpolatedOptions(0.5), IValidatedOptions
{
    /// <summary>The change of size, to which 1 is added: x for [-x, x], or [least, largest] above -1; 0.1 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> ScaleLimit { get; init; } = [0.1];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => ScaleLimit is [>= 1] or [<= -1, ..]
        ? [new(nameof(ScaleLimit), "must leave a size above 0, so its least value must be above -1.")]
        : Limits.Problems(nameof(ScaleLimit), ScaleLimit);

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var scale = 1 + Limits.Symmetric(ScaleLimit, ref random);
        return Sizes.Change(width, height, Math.Max((int)(width * scale), 1), Math.Max((int)(height * scale), 1));
    }
}

/// <summary>Changes of size.</summary>
internal static class Sizes
{
    public static Geometry? Change(int width, int height, int newWidth, int newHeight) =>
        width == newWidth && height == newHeight ? null : new ResizeGeometry(width, height, newWidth, newHeight);

    /// <summary>Sides are rounded, halves away from 0.</summary>
    public static Geometry? Scale(int width, int height, double scale) => Change(
        width,
        height,
        Math.Max((int)Math.Round(width * scale, MidpointRounding.AwayFromZero), 1),
        Math.Max((int)Math.Round(height * scale, MidpointRounding.AwayFromZero), 1));
}
