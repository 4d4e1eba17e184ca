using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of a part of one size at a random place; p is 1 by default.</summary>
public sealed record RandomCropOptions() : GeometricAlbumentationOptions(1)
{
    /// <summary>Of the result, in pixels; images must not be smaller.</summary>
    [AtLeast(1)]
    public required int Height { get; init; }

    /// <summary>Of the result, in pixels; images must not be smaller.</summary>
    [AtLeast(1)]
    public required int Width { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        Crops.RequireRoom(Name, (width, height), (Width, Height));
        return new CropGeometry(random.NextInt32(width - Width + 1), random.NextInt32(height - Height + 1), Width, Height);
    }
}

/// <summary>The options of the middle of an image; p is 1 by default.</summary>
public sealed record CenterCropOptions() : GeometricAlbumentationOptions(1)
{
    /// <summary>Of the result, in pixels; images must not be smaller.</summary>
    [AtLeast(1)]
    public required int Height { get; init; }

    /// <summary>Of the result, in pixels; images must not be smaller.</summary>
    [AtLeast(1)]
    public required int Width { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        Crops.RequireRoom(Name, (width, height), (Width, Height));
        return new CropGeometry((width - Width) / 2, (height - Height) / 2, Width, Height);
    }
}

/// <summary>The options of a part at one place; p is 1 by default.</summary>
public sealed record CropOptions() : GeometricAlbumentationOptions(1), IValidatedOptions
{
    /// <summary>The first column; 0 by default.</summary>
    [AtLeast(0)]
    public int XMin { get; init; }

    /// <summary>The first row; 0 by default.</summary>
    [AtLeast(0)]
    public int YMin { get; init; }

    /// <summary>The column after the last one; 1024 by default.</summary>
    public int XMax { get; init; } = 1024;

    /// <summary>The row after the last one; 1024 by default.</summary>
    public int YMax { get; init; } = 1024;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (XMax <= XMin)
        {
            yield return new(nameof(XMax), $"must be above x_min ({XMin}), but is {XMax}.");
        }

        if (YMax <= YMin)
        {
            yield return new(nameof(YMax), $"must be above y_min ({YMin}), but is {YMax}.");
        }
    }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        Crops.RequireRoom(Name, (width, height), (XMax, YMax));
        return new CropGeometry(XMin, YMin, XMax - XMin, YMax - YMin);
    }
}

/// <summary>
/// The options of a part of random place, area and aspect ratio, brought to one size, as <see cref="RandomResizedCrop"/>
/// chooses it; p is 1 by default.
/// </summary>
public sealed record RandomResizedCropOptions() : InterpolatedOptions(1), IValidatedOptions
{
    /// <summary>Of the result, in pixels.</summary>
    [AtLeast(1)]
    public required int Height { get; init; }

    /// <summary>Of the result, in pixels.</summary>
    [AtLeast(1)]
    public required int Width { get; init; }

    /// <summary>The least and the largest share of the image's area; 0.08 and 1 by default.</summary>
    [Positive]
    public IReadOnlyList<double> Scale { get; init; } = [0.08, 1.0];

    /// <summary>The least and the largest width divided by height; 3/4 and 4/3 by default.</summary>
    [Positive]
    public IReadOnlyList<double> Ratio { get; init; } = [3.0 / 4.0, 4.0 / 3.0];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
        [.. Limits.PairProblems(nameof(Scale), Scale, 0, 1), .. Limits.PairProblems(nameof(Ratio), Ratio, 0)];

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var chosen = new RandomResizedCrop(new() { Size = [Height, Width], Scale = Scale, Ratio = Ratio })
            .Choose(width, height, ref random);
        return new SequenceGeometry(
            new CropGeometry(chosen.X, chosen.Y, chosen.Width, chosen.Height),
            new ResizeGeometry(chosen.Width, chosen.Height, Width, Height));
    }
}

/// <summary>
/// The options of a part of random place and size and one aspect ratio, brought to one size; p is 1 by default.
/// </summary>
public sealed record RandomSizedCropOptions() : InterpolatedOptions(1), IValidatedOptions
{
    /// <summary>The least and the largest height of the part, in pixels.</summary>
    public required IReadOnlyList<int> MinMaxHeight { get; init; }

    /// <summary>Of the result, in pixels.</summary>
    [AtLeast(1)]
    public required int Height { get; init; }

    /// <summary>Of the result, in pixels.</summary>
    [AtLeast(1)]
    public required int Width { get; init; }

    /// <summary>The width of the part divided by its height; 1 by default.</summary>
    [ConfigKey("w2h_ratio")]
    [Positive]
    public double WidthToHeight { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
        Limits.PairProblems(nameof(MinMaxHeight), [.. MinMaxHeight.Select(side => (double)side)], 1);

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var rows = Limits.Integer(MinMaxHeight, 0, ref random);
        var columns = Math.Max((int)(rows * WidthToHeight), 1);
        Crops.RequireRoom(Name, (width, height), (columns, rows));
        return new SequenceGeometry(
            new CropGeometry(random.NextInt32(width - columns + 1), random.NextInt32(height - rows + 1), columns, rows),
            new ResizeGeometry(columns, rows, Width, Height));
    }
}

/// <summary>Checks of parts.</summary>
internal static class Crops
{
    public static void RequireRoom(string name, (int Width, int Height) image, (int Width, int Height) part)
    {
        if (part.Width > image.Width || part.Height > image.Height)
        {
            throw new InvalidDataException(
                $"the image has {image.Width} × {image.Height} pixels, but {name} cuts out {part.Width} × {part.Height}; "
                + "enlarge it before, with PadIfNeeded or Resize");
        }
    }
}
