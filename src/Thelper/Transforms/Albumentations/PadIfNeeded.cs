using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>Where an image lies in a larger one.</summary>
public enum PadPosition
{
    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the top left.</summary>
    TopLeft,

    /// <summary>At the top right.</summary>
    TopRight,

    /// <summary>At the bottom left.</summary>
    BottomLeft,

    /// <summary>At the bottom right.</summary>
    BottomRight,

    /// <summary>Anywhere.</summary>
    Random,
}

/// <summary>The options of a border around images that are too small; p is 1 by default.</summary>
public sealed record PadIfNeededOptions() : GeometricAlbumentationOptions(1), IValidatedOptions
{
    /// <summary>Of the result, in pixels; 1024 by default; null where <see cref="PadHeightDivisor"/> is set.</summary>
    [AtLeast(1)]
    public int? MinHeight { get; init; } = 1024;

    /// <summary>Of the result, in pixels; 1024 by default; null where <see cref="PadWidthDivisor"/> is set.</summary>
    [AtLeast(1)]
    public int? MinWidth { get; init; } = 1024;

    /// <summary>The height becomes a multiple of this.</summary>
    [AtLeast(1)]
    public int? PadHeightDivisor { get; init; }

    /// <summary>The width becomes a multiple of this.</summary>
    [AtLeast(1)]
    public int? PadWidthDivisor { get; init; }

    /// <summary>Where the image lies; in the middle by default.</summary>
    public PadPosition Position { get; init; }

    /// <summary>What lies outside, by word or by OpenCV's number; reflect_101 (4) by default.</summary>
    public OpenCvBorder BorderMode { get; init; } = OpenCvBorder.Reflect101;

    /// <summary>The value outside an image with a constant border, one number or one for each channel; 0 by default.</summary>
    [AllowSingle]
    [NotEmpty]
    public IReadOnlyList<double>? Value { get; init; }

    /// <summary>The class outside a label map with a constant border; 0 by default.</summary>
    [Range(0, ushort.MaxValue)]
    public int? MaskValue { get; init; }

    internal override Border ImageBorder => BorderMode.With(Value);

    internal override Border LabelBorder => BorderMode.With(MaskValue);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (MinHeight is null == PadHeightDivisor is null)
        {
            yield return new(nameof(MinHeight), "and pad_height_divisor: exactly one of them must be a number, the other null.");
        }

        if (MinWidth is null == PadWidthDivisor is null)
        {
            yield return new(nameof(MinWidth), "and pad_width_divisor: exactly one of them must be a number, the other null.");
        }
    }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (columns, rows) = (Side(width, MinWidth, PadWidthDivisor), Side(height, MinHeight, PadHeightDivisor));
        var (left, top) = (random.NextInt32(columns - width + 1), random.NextInt32(rows - height + 1));
        (left, top) = Position switch
        {
            PadPosition.Center => ((columns - width) / 2, (rows - height) / 2),
            PadPosition.TopLeft => (0, 0),
            PadPosition.TopRight => (columns - width, 0),
            PadPosition.BottomLeft => (0, rows - height),
            PadPosition.BottomRight => (columns - width, rows - height),
            _ => (left, top),
        };
        return columns == width && rows == height ? null : new CropGeometry(-left, -top, columns, rows, addsBorder: true);
    }

    private static int Side(int side, int? least, int? divisor) =>
        least is { } length ? Math.Max(side, length) : (side + divisor!.Value - 1) / divisor.Value * divisor.Value;
}
