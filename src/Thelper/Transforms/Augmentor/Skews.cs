using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Augmentor;

/// <summary>The options of a view from another point, by moving corners of the image outwards.</summary>
public abstract record SkewingOptions : AugmentorMoveOptions
{
    private protected const int Sides = 4;
    private protected const int Corners = 8;

    /// <summary>How far at most, as a share of the longer side, above 0 up to 1; 1 by default.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Magnitude { get; init; } = 1;

    internal sealed override Border Border => new(BorderMode.Replicate);

    /// <summary>0 to 3 moves the left, right, upper or lower side apart; 4 to 11 one corner to the side or up and down.</summary>
    private protected abstract int Choose(ref CounterRandom random);

    internal sealed override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var amount = 1 + random.NextInt32(Math.Max((int)Math.Ceiling(Math.Max(width, height) * Magnitude), 1));
        var (right, bottom) = (Math.Max(width - 1, 1), Math.Max(height - 1, 1));
        Span<(double X, double Y)> corners = [(0, 0), (right, 0), (right, bottom), (0, bottom)];
        switch (Choose(ref random))
        {
            case 0:
                (corners[0].Y, corners[3].Y) = (-amount, bottom + amount);
                break;
            case 1:
                (corners[1].Y, corners[2].Y) = (-amount, bottom + amount);
                break;
            case 2:
                (corners[0].X, corners[1].X) = (-amount, right + amount);
                break;
            case 3:
                (corners[3].X, corners[2].X) = (-amount, right + amount);
                break;
            case var corner:
                MoveCorner(corners, corner - Sides, amount);
                break;
        }

        return new PerspectiveGeometry(PerspectiveMatrix.FromRectangle(right, bottom, corners), width, height);
    }

    private static void MoveCorner(Span<(double X, double Y)> corners, int choice, int amount)
    {
        ref var corner = ref corners[choice / 2];
        var (outX, outY) = (corner.X > 0 ? amount : -amount, corner.Y > 0 ? amount : -amount);
        corner = choice % 2 == 0 ? (corner.X + outX, corner.Y) : (corner.X, corner.Y + outY);
    }
}

/// <summary>The options of a skew of any kind, each equally likely.</summary>
public sealed record SkewOptions : SkewingOptions
{
    private protected override int Choose(ref CounterRandom random) => random.NextInt32(Sides + Corners);
}

/// <summary>The options of a skew towards one of the four sides.</summary>
public sealed record SkewTiltOptions : SkewingOptions
{
    private protected override int Choose(ref CounterRandom random) => random.NextInt32(Sides);
}

/// <summary>The options of a skew to the left or right.</summary>
public sealed record SkewLeftRightOptions : SkewingOptions
{
    private protected override int Choose(ref CounterRandom random) => random.NextInt32(2);
}

/// <summary>The options of a skew to the top or bottom.</summary>
public sealed record SkewTopBottomOptions : SkewingOptions
{
    private protected override int Choose(ref CounterRandom random) => 2 + random.NextInt32(2);
}

/// <summary>The options of a skew towards one corner.</summary>
public sealed record SkewCornerOptions : SkewingOptions
{
    private protected override int Choose(ref CounterRandom random) => Sides + random.NextInt32(Corners);
}

/// <summary>
/// The options of rows moved against each other, or columns, after which the largest part without border is enlarged to the
/// size of the image.
/// </summary>
public sealed record ShearOptions : AugmentorMoveOptions
{
    // Very long images would otherwise keep nothing without border.
    private const double LeastPart = 0.1;

    /// <summary>The largest angle to one side in degrees, 0 to 25.</summary>
    [Range(0.0, 25.0)]
    public required double MaxShearLeft { get; init; }

    /// <summary>The largest angle to the other side in degrees, 0 to 25.</summary>
    [Range(0.0, 25.0)]
    public required double MaxShearRight { get; init; }

    internal override Border Border => new(BorderMode.Replicate);

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var slope = Math.Tan(random.NextDouble(-MaxShearLeft, MaxShearRight) * Math.PI / 180);
        var isHorizontal = random.NextInt32(2) == 0;
        var (along, across) = isHorizontal ? (width, height) : (height, width);
        var scale = 1 / Math.Max(1 - (Math.Abs(slope) * across / along), LeastPart);
        var map = isHorizontal
            ? AffineMatrix.Sequence([1, slope, 0, 0, 1, 0], AffineMatrix.Scaling(scale, 1))
            : AffineMatrix.Sequence([1, 0, 0, slope, 1, 0], AffineMatrix.Scaling(1, scale));
        return new AffineGeometry(AffineMatrix.AroundMiddle(width, height, map), width, height);
    }
}

/// <summary>The options of a grid whose inner crossings are moved at random; the borders stay.</summary>
public sealed record RandomDistortionOptions : AugmentorMoveOptions
{
    /// <summary>The number of cells side by side.</summary>
    [AtLeast(1)]
    public required int GridWidth { get; init; }

    /// <summary>The number of cells on top of each other.</summary>
    [AtLeast(1)]
    public required int GridHeight { get; init; }

    /// <summary>By how many pixels crossings are moved at most, in each direction.</summary>
    [AtLeast(0)]
    public required int Magnitude { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (shiftX, shiftY) = (Shifts(ref random), Shifts(ref random));
        var (mapX, mapY) = (new float[width * height], new float[width * height]);
        for (var i = 0; i < mapX.Length; i++)
        {
            var (x, y) = (i % width, i / width);
            var (column, row) = ((double)x * GridWidth / width, (double)y * GridHeight / height);
            mapX[i] = (float)(x + Between(shiftX, column, row));
            mapY[i] = (float)(y + Between(shiftY, column, row));
        }

        return new GridGeometry(mapX, mapY, width, height);
    }

    private double[,] Shifts(ref CounterRandom random)
    {
        var shifts = new double[GridHeight + 1, GridWidth + 1];
        for (var row = 1; row < GridHeight; row++)
        {
            for (var column = 1; column < GridWidth; column++)
            {
                shifts[row, column] = random.NextDouble(-Magnitude, Magnitude);
            }
        }

        return shifts;
    }

    private static double Between(double[,] shifts, double column, double row)
    {
        var (left, top) = ((int)column, (int)row);
        var (x, y) = (column - left, row - top);
        var upper = ((1 - x) * shifts[top, left]) + (x * shifts[top, left + 1]);
        var lower = ((1 - x) * shifts[top + 1, left]) + (x * shifts[top + 1, left + 1]);
        return ((1 - y) * upper) + (y * lower);
    }
}
