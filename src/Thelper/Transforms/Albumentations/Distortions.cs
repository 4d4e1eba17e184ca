using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of a grid whose columns and rows become wider and narrower; p is 0.5 by default.</summary>
public sealed record GridDistortionOptions() : BorderedOptions(0.5)
{
    /// <summary>The number of cells on each side; 5 by default.</summary>
    [AtLeast(1)]
    public int NumSteps { get; init; } = 5;

    /// <summary>By which share cells change: x for [-x, x], or [least, largest], from -1 to 1; 0.3 by default.</summary>
    [AllowSingle]
    [Range(-1.0, 1.0)]
    public IReadOnlyList<double> DistortLimit { get; init; } = [0.3];

    /// <summary>
    /// Whether the changed cells together are as large as the image; false by default: the last one takes the rest.
    /// </summary>
    public bool Normalized { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate() => Limits.Problems(nameof(DistortLimit), DistortLimit);

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (columns, rows) = (Places(width, ref random), Places(height, ref random));
        var (mapX, mapY) = (new float[width * height], new float[width * height]);
        for (var y = 0; y < height; y++)
        {
            columns.CopyTo(mapX.AsSpan(y * width, width));
            mapY.AsSpan(y * width, width).Fill(rows[y]);
        }

        return new GridGeometry(mapX, mapY, width, height);
    }

    /// <summary>From where each column or row is taken.</summary>
    private float[] Places(int side, ref CounterRandom random)
    {
        var step = Math.Max(side / NumSteps, 1);
        var cells = (side + step - 1) / step;
        var ends = new double[cells + 1];
        for (var i = 0; i < cells; i++)
        {
            ends[i + 1] = ends[i] + (step * (1 + Limits.Symmetric(DistortLimit, ref random)));
        }

        var scale = Normalized && ends[cells] > 0 ? side / ends[cells] : 1;
        if (!Normalized && cells * step >= side)
        {
            ends[cells] = side;
        }

        var places = new float[side];
        for (var i = 0; i < side; i++)
        {
            // A cell goes from its first pixel to its last one, both at its ends.
            var (cell, length) = (i / step, Math.Min(step, side - (i / step * step)));
            var share = length == 1 ? 0 : (double)(i % step) / (length - 1);
            places[i] = (float)(scale * (ends[cell] + (share * (ends[cell + 1] - ends[cell]))));
        }

        return places;
    }
}

/// <summary>The options of a lens that bends lines like a barrel or a cushion; p is 0.5 by default.</summary>
public sealed record OpticalDistortionOptions() : BorderedOptions(0.5)
{
    /// <summary>The coefficient k: x for [-x, x], or [least, largest]; 0.05 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> DistortLimit { get; init; } = [0.05];

    /// <summary>The shift in pixels, rounded: x for [-x, x], or [least, largest]; 0.05 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> ShiftLimit { get; init; } = [0.05];

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate() =>
        [.. Limits.Problems(nameof(DistortLimit), DistortLimit), .. Limits.Problems(nameof(ShiftLimit), ShiftLimit)];

    /// <summary>
    /// A pixel at the distance r from the middle, in widths, comes from r (1 + k r² + k r⁴), as OpenCV undistorts.
    /// </summary>
    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var k = Limits.Symmetric(DistortLimit, ref random);
        var centreX = ((width - 1) * 0.5) + Math.Round(Limits.Symmetric(ShiftLimit, ref random));
        var centreY = ((height - 1) * 0.5) + Math.Round(Limits.Symmetric(ShiftLimit, ref random));
        var (mapX, mapY) = (new float[width * height], new float[width * height]);
        for (var i = 0; i < mapX.Length; i++)
        {
            var x = ((i % width) - ((width - 1) * 0.5)) / width;
            var y = ((i / width) - ((height - 1) * 0.5)) / width;
            var squared = (x * x) + (y * y);
            var bend = 1 + (k * squared) + (k * squared * squared);
            mapX[i] = (float)((width * x * bend) + centreX);
            mapY[i] = (float)((width * y * bend) + centreY);
        }

        return new GridGeometry(mapX, mapY, width, height);
    }
}
