using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of an operation that overwrites rectangles; boxes stay.</summary>
public abstract record HolesOptions : AlbumentationOptions
{
    private protected HolesOptions(double probability)
        : base(probability)
    {
    }

    /// <summary>The value in rectangles of images, one number or one for each channel; 0 by default.</summary>
    [AllowSingle]
    [NotEmpty]
    public IReadOnlyList<double> FillValue { get; init; } = [0];

    internal virtual int? LabelValue => null;

    /// <summary>The rectangles of an image of this size.</summary>
    internal abstract IReadOnlyList<Hole> Draw(int width, int height, ref CounterRandom random);

    internal override ITransform CreateCertain(BoxFilter filter) => FillValue.Count > 1
        ? new ForChannels(Name, FillValue.Count, new HolesTransform(this))
        : new HolesTransform(this);
}

/// <summary>A rectangle of whole pixels.</summary>
internal readonly record struct Hole(int X, int Y, int Width, int Height);

/// <summary>Overwrites rectangles as options decide, in the same places of images and label maps.</summary>
internal sealed class HolesTransform(HolesOptions options) : ITransform
{
    private readonly double[] _fill = [.. options.FillValue];

    public void Apply(SampleEntries entries, CounterRandom random)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is SampleImage image)
            {
                image.Mix(source => Filled(source, random, _fill));
            }
            else if (entry.Value is LabelMap labels && options.LabelValue is { } label)
            {
                labels.Move(source => Filled(source, random, [label]));
            }
        }
    }

    private Image Filled(Image source, CounterRandom random, double[] values)
    {
        var filled = source.Clone();
        foreach (var hole in options.Draw(source.Width, source.Height, ref random))
        {
            filled.FillRectangle(hole.X, hole.Y, hole.Width, hole.Height, values);
        }

        return filled;
    }
}

/// <summary>The options of rectangles at random places; p is 0.5 by default.</summary>
public sealed record CoarseDropoutOptions() : HolesOptions(0.5), IValidatedOptions
{
    /// <summary>The largest number of rectangles; 8 by default.</summary>
    [AtLeast(1)]
    public int MaxHoles { get; init; } = 8;

    /// <summary>The largest height: pixels, or a share of the image if below 1; 8 by default.</summary>
    [Positive]
    public double MaxHeight { get; init; } = 8;

    /// <summary>The largest width: pixels, or a share of the image if below 1; 8 by default.</summary>
    [Positive]
    public double MaxWidth { get; init; } = 8;

    /// <summary>The least number of rectangles; <see cref="MaxHoles"/> by default.</summary>
    [AtLeast(1)]
    public int? MinHoles { get; init; }

    /// <summary>The least height; <see cref="MaxHeight"/> by default.</summary>
    [Positive]
    public double? MinHeight { get; init; }

    /// <summary>The least width; <see cref="MaxWidth"/> by default.</summary>
    [Positive]
    public double? MinWidth { get; init; }

    /// <summary>The class in rectangles of label maps; null, the default, leaves them alone.</summary>
    [Range(0, ushort.MaxValue)]
    public int? MaskFillValue { get; init; }

    internal override int? LabelValue => MaskFillValue;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
    [
        .. Problem(nameof(MinHoles), MinHoles, "max_holes", MaxHoles),
        .. Problem(nameof(MinHeight), MinHeight, "max_height", MaxHeight),
        .. Problem(nameof(MinWidth), MinWidth, "max_width", MaxWidth),
    ];

    internal override IReadOnlyList<Hole> Draw(int width, int height, ref CounterRandom random)
    {
        var count = Limits.Integer([MinHoles ?? MaxHoles, MaxHoles], 0, ref random);
        var holes = new Hole[count];
        for (var i = 0; i < count; i++)
        {
            var rows = Side(MinHeight ?? MaxHeight, MaxHeight, height, ref random);
            var columns = Side(MinWidth ?? MaxWidth, MaxWidth, width, ref random);
            holes[i] = new Hole(random.NextInt32(width - columns + 1), random.NextInt32(height - rows + 1), columns, rows);
        }

        return holes;
    }

    private static int Side(double least, double largest, int side, ref CounterRandom random) =>
        Math.Clamp(Limits.Integer([Pixels(least, side), Pixels(largest, side)], 0, ref random), 0, side);

    private static int Pixels(double length, int side) => (int)(length < 1 ? length * side : length);

    private static IEnumerable<OptionsProblem> Problem(string property, double? least, string key, double largest)
    {
        if (least > largest)
        {
            yield return new(property, $"must not be above {key} ({largest}), but is {least}.");
        }
        else if (least is not null && least < 1 != largest < 1)
        {
            yield return new(property, $"and {key} must both be pixels, or both shares below 1, but are {least} and {largest}.");
        }
    }
}

/// <summary>The options of rectangles whose middles lie at random places; p is 0.5 by default.</summary>
public sealed record CutoutOptions() : HolesOptions(0.5)
{
    /// <summary>The number of rectangles; 8 by default.</summary>
    [AtLeast(1)]
    public int NumHoles { get; init; } = 8;

    /// <summary>The height in pixels, where the image does not end before; 8 by default.</summary>
    [AtLeast(1)]
    public int MaxHSize { get; init; } = 8;

    /// <summary>The width in pixels, where the image does not end before; 8 by default.</summary>
    [AtLeast(1)]
    public int MaxWSize { get; init; } = 8;

    internal override IReadOnlyList<Hole> Draw(int width, int height, ref CounterRandom random)
    {
        var holes = new Hole[NumHoles];
        for (var i = 0; i < holes.Length; i++)
        {
            var (y, x) = (random.NextInt32(height), random.NextInt32(width));
            var (top, left) = (Math.Max(y - (MaxHSize / 2), 0), Math.Max(x - (MaxWSize / 2), 0));
            var (bottom, right) = (Math.Min(y + (MaxHSize / 2), height), Math.Min(x + (MaxWSize / 2), width));
            holes[i] = new Hole(left, top, right - left, bottom - top);
        }

        return holes;
    }
}
