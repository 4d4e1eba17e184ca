using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Albumentations;

/// <summary>
/// The options of rectangles on a grid, after Chen et al., "GridMask Data Augmentation" (2020). The side of a cell is drawn from
/// unit_size_min to unit_size_max, or follows from the numbers of holes, or is a tenth of each side; p is 0.5 by default.
/// </summary>
public sealed record GridDropoutOptions() : HolesOptions(0.5), IValidatedOptions
{
    private const int LeastUnit = 2;
    private const int UsualHoles = 10;

    /// <summary>The side of a rectangle, as a share of that of its cell, above 0 up to 1; 0.5 by default.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Ratio { get; init; } = 0.5;

    /// <summary>The least side of a cell in pixels, with <see cref="UnitSizeMax"/>.</summary>
    [AtLeast(LeastUnit)]
    public int? UnitSizeMin { get; init; }

    /// <summary>The largest side of a cell in pixels, at most the shorter side of the image.</summary>
    [AtLeast(LeastUnit)]
    public int? UnitSizeMax { get; init; }

    /// <summary>The number of cells side by side, up to half of the width.</summary>
    [AtLeast(1)]
    public int? HolesNumberX { get; init; }

    /// <summary>The number of cells on top of each other, up to half of the height.</summary>
    [AtLeast(1)]
    public int? HolesNumberY { get; init; }

    /// <summary>The place of a rectangle in its cell, from the left, as far as there is room; 0 by default.</summary>
    [AtLeast(0)]
    public int? ShiftX { get; init; } = 0;

    /// <summary>The place of a rectangle in its cell, from the top, as far as there is room; 0 by default.</summary>
    [AtLeast(0)]
    public int? ShiftY { get; init; } = 0;

    /// <summary>Whether the place in the cells is random; false by default.</summary>
    public bool RandomOffset { get; init; }

    /// <summary>The class in rectangles of label maps; null, the default, leaves them alone.</summary>
    [Range(0, ushort.MaxValue)]
    public int? MaskFillValue { get; init; }

    internal override int? LabelValue => MaskFillValue;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (UnitSizeMin is null != UnitSizeMax is null || UnitSizeMin > UnitSizeMax)
        {
            yield return new(nameof(UnitSizeMax), "and unit_size_min must be given together, and the former not be smaller.");
        }
    }

    internal override IReadOnlyList<Hole> Draw(int width, int height, ref CounterRandom random)
    {
        var (columns, rows) = Unit(width, height, ref random);
        var (holeWidth, holeHeight) = (Side(columns), Side(rows));
        var (freeX, freeY) = (columns - holeWidth, rows - holeHeight);
        var (x, y) = RandomOffset
            ? (random.NextInt32(freeX + 1), random.NextInt32(freeY + 1))
            : (Math.Min(ShiftX ?? 0, freeX), Math.Min(ShiftY ?? 0, freeY));
        return
        [
            .. from left in Places(x, columns, width)
            from top in Places(y, rows, height)
            select new Hole(left, top, holeWidth, holeHeight),
        ];
    }

    private static IEnumerable<int> Places(int first, int step, int side)
    {
        for (var place = first; place < side; place += step)
        {
            yield return place;
        }
    }

    private int Side(int unit) => Math.Clamp((int)(unit * Ratio), 1, Math.Max(unit - 1, 1));

    private (int Width, int Height) Unit(int width, int height, ref CounterRandom random)
    {
        if (UnitSizeMin is { } least && UnitSizeMax is { } largest)
        {
            var most = Math.Min(largest, Math.Min(width, height));
            var unit = Limits.Integer([Math.Min(least, most), most], 0, ref random);
            return (unit, unit);
        }

        var across = HolesNumberX is { } x ? Math.Max(width / x, LeastUnit) : Math.Max(LeastUnit, width / UsualHoles);
        var down = HolesNumberY is { } y ? Math.Max(height / y, LeastUnit) : Math.Max(LeastUnit, height / UsualHoles);
        return (across, down);
    }
}
