using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Augmentor;

/// <summary>The options of an enlarged image, of which the middle is kept at the size of before.</summary>
public sealed record ZoomOptions : AugmentorMoveOptions, IValidatedOptions
{
    /// <summary>The least enlargement, at least 0.1; below 1 the image shrinks, with a black border.</summary>
    [AtLeast(0.1)]
    public required double MinFactor { get; init; }

    /// <summary>The largest enlargement.</summary>
    [AtLeast(0.1)]
    public required double MaxFactor { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Factors.Problems(MinFactor, MaxFactor);

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var factor = random.NextDouble(MinFactor, MaxFactor);
        var (columns, rows) = (Math.Max((int)Math.Round(width * factor), 1), Math.Max((int)Math.Round(height * factor), 1));
        return new SequenceGeometry(
            new ResizeGeometry(width, height, columns, rows),
            new CropGeometry((int)Math.Floor((columns - width) / 2.0), (int)Math.Floor((rows - height) / 2.0), width, height));
    }
}

/// <summary>The options of a part at a random place, enlarged to the size of the image.</summary>
public sealed record ZoomRandomOptions : AugmentorMoveOptions
{
    /// <summary>The sides of the part as a share of the image's, 0.1 to 1.</summary>
    [Range(0.1, 1.0)]
    public required double PercentageArea { get; init; }

    /// <summary>Whether the share is drawn from 0.1 to <see cref="PercentageArea"/>; false by default.</summary>
    public bool RandomisePercentageArea { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (columns, rows) = Parts.Size(width, height, PercentageArea, RandomisePercentageArea, ref random);
        return new SequenceGeometry(
            Parts.Anywhere(width, height, columns, rows, ref random), new ResizeGeometry(columns, rows, width, height));
    }
}

/// <summary>The options of a part at a random place.</summary>
public sealed record CropRandomOptions : AugmentorMoveOptions
{
    /// <summary>The sides of the part as a share of the image's, 0.1 to 1.</summary>
    [Range(0.1, 1.0)]
    public required double PercentageArea { get; init; }

    /// <summary>Whether the share is drawn from 0.1 to <see cref="PercentageArea"/>; false by default.</summary>
    public bool RandomisePercentageArea { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (columns, rows) = Parts.Size(width, height, PercentageArea, RandomisePercentageArea, ref random);
        return Parts.Anywhere(width, height, columns, rows, ref random);
    }
}

/// <summary>The options of the middle of an image.</summary>
public sealed record CropCentreOptions : AugmentorMoveOptions
{
    /// <summary>The sides of the part as a share of the image's, 0.1 to 1.</summary>
    [Range(0.1, 1.0)]
    public required double PercentageArea { get; init; }

    /// <summary>Whether the share is drawn from 0.1 to <see cref="PercentageArea"/>; false by default.</summary>
    public bool RandomisePercentageArea { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (columns, rows) = Parts.Size(width, height, PercentageArea, RandomisePercentageArea, ref random);
        return new CropGeometry((width - columns) / 2, (height - rows) / 2, columns, rows);
    }
}

/// <summary>The options of a part of one size.</summary>
public sealed record CropBySizeOptions : AugmentorMoveOptions
{
    /// <summary>In pixels; images that are narrower keep their width.</summary>
    [AtLeast(1)]
    public required int Width { get; init; }

    /// <summary>In pixels; images that are lower keep their height.</summary>
    [AtLeast(1)]
    public required int Height { get; init; }

    /// <summary>Whether the part lies in the middle, the default, or at a random place.</summary>
    public bool Centre { get; init; } = true;

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (columns, rows) = (Math.Min(Width, width), Math.Min(Height, height));
        return Centre
            ? new CropGeometry((width - columns) / 2, (height - rows) / 2, columns, rows)
            : Parts.Anywhere(width, height, columns, rows, ref random);
    }
}

/// <summary>How values between pixels are found, by Pillow's names.</summary>
public enum ResampleFilter
{
    /// <summary>Cubic.</summary>
    Bicubic = Interpolation.Cubic,

    /// <summary>Linear.</summary>
    Bilinear = Interpolation.Linear,

    /// <summary>The value of one pixel.</summary>
    Nearest = Interpolation.NearestExact,

    /// <summary>Lanczos.</summary>
    [Alias("lanczos")]
    Antialias = Interpolation.Lanczos,
}

/// <summary>The options of a change to one size.</summary>
public sealed record ResizeOptions : AugmentorMoveOptions
{
    /// <summary>Of the result, in pixels.</summary>
    [AtLeast(1)]
    public required int Width { get; init; }

    /// <summary>Of the result, in pixels.</summary>
    [AtLeast(1)]
    public required int Height { get; init; }

    /// <summary>bicubic (the default), bilinear, nearest or antialias.</summary>
    public ResampleFilter ResampleFilter { get; init; } = ResampleFilter.Bicubic;

    internal override Interpolation Interpolation => (Interpolation)(int)ResampleFilter;

    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        width == Width && height == Height ? null : new ResizeGeometry(width, height, Width, Height);
}

/// <summary>The options of an enlargement that keeps the aspect ratio.</summary>
public sealed record ScaleOptions : AugmentorMoveOptions
{
    /// <summary>By how much, above 1.</summary>
    [Range(1.0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public required double ScaleFactor { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new ResizeGeometry(width, height, (int)(width * ScaleFactor), (int)(height * ScaleFactor));
}

/// <summary>Parts of images.</summary>
internal static class Parts
{
    private const double LeastShare = 0.1;

    public static (int Width, int Height) Size(int width, int height, double share, bool isRandom, ref CounterRandom random)
    {
        var drawn = isRandom ? random.NextDouble(LeastShare, share) : share;
        return (Math.Max((int)(width * drawn), 1), Math.Max((int)(height * drawn), 1));
    }

    public static CropGeometry Anywhere(int width, int height, int columns, int rows, ref CounterRandom random) =>
        new(random.NextInt32(width - columns + 1), random.NextInt32(height - rows + 1), columns, rows);
}

/// <summary>Ranges of factors.</summary>
internal static class Factors
{
    public static IEnumerable<OptionsProblem> Problems(double least, double largest)
    {
        if (largest < least)
        {
            // Every options type with such a range has this key.
            yield return new(nameof(ZoomOptions.MaxFactor), $"must not be below min_factor ({least}), but is {largest}.");
        }
    }
}
