using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>
/// Cuts out a rectangle of random size and place, and resizes it. Where no try fits into the image, or covers enough of the
/// region of interest, the largest square in the middle is taken.
/// </summary>
/// <param name="sizes">From which the rectangle's size is chosen.</param>
public sealed class RandomCropAndResize(CropRange sizes) : ITransform
{
    /// <summary>The size of the result; null for that of the rectangle.</summary>
    public TargetSize? Target { get; init; }

    /// <summary>Of a crop, 0 to 1; 1 by default.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How many rectangles are tried; 10 by default.</summary>
    public int Attempts { get; init; } = 10;

    /// <summary>The entry with the label map of the region of interest; null for none.</summary>
    public string? RegionKey { get; init; }

    /// <summary>The least share of the rectangle that is of interest, 0 to 1; 1 by default.</summary>
    public double LeastCoverage { get; init; } = 1;

    /// <summary>How values between pixels are found; linear by default.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Linear;

    /// <inheritdoc/>
    /// <remarks>The region is read before anything is moved, so that all entries get one decision.</remarks>
    public void Apply(SampleEntries entries, CounterRandom random) =>
        new Crop(this, RegionMask.Of(entries.Sample, RegionKey)).Apply(entries, random);

    /// <summary>The rectangle to cut out of an image of this size; null for none.</summary>
    internal (int X, int Y, int Width, int Height)? Choose(int width, int height, RegionMask? region, ref CounterRandom random)
    {
        if (random.NextDouble() >= Probability)
        {
            return null;
        }

        for (var i = 0; i < Attempts; i++)
        {
            var (exactWidth, exactHeight) = sizes.Draw(width, height, ref random);
            if (exactWidth > width + 1.0 || exactHeight > height + 1.0)
            {
                continue;
            }

            var (w, h) = ((int)Math.Round(exactWidth), (int)Math.Round(exactHeight));
            if (w < 1 || h < 1 || w > width || h > height)
            {
                continue;
            }

            var (x, y) = (random.NextInt32(width - w + 1), random.NextInt32(height - h + 1));
            if (region?.Covers(x, y, w, h, LeastCoverage) ?? true)
            {
                return (x, y, w, h);
            }
        }

        var side = Math.Min(width, height);
        return ((width - side) / 2, (height - side) / 2, side, side);
    }

    private sealed class Crop(RandomCropAndResize settings, RegionMask? region) : GeometricTransform
    {
        protected override Interpolation Interpolation => settings.Interpolation;

        protected override Geometry? Draw(int width, int height, ref CounterRandom random)
        {
            region?.Require(width, height);
            if (settings.Choose(width, height, region, ref random) is not var (x, y, w, h))
            {
                return null;
            }

            var crop = new CropGeometry(x, y, w, h);
            return settings.Target?.Of(width, height) is var (targetWidth, targetHeight) && (targetWidth, targetHeight) != (w, h)
                ? new SequenceGeometry(crop, new ResizeGeometry(w, h, targetWidth, targetHeight))
                : crop;
        }
    }
}
