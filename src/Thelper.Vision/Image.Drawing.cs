using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    private const float FarthestPoint = 1e6f;

    /// <summary>
    /// Fills a polygon, which is closed from the last point to the first. Points are in pixels, fractions included:
    /// pixel (i, j) is the square from (i, j) to (i + 1, j + 1), so that (0, 0) to (2, 2) covers four whole pixels.
    /// What lies outside the image is left out. The same call always gives the same pixels.
    /// </summary>
    /// <param name="points">At least 3, finite, at most a million pixels away.</param>
    /// <param name="colour">On a grey image its luminance is used, and alpha becomes 255.</param>
    /// <param name="antiAlias">
    /// True mixes each pixel with the colour by the area of it that is covered, exactly. False paints the pixels that
    /// are covered by half or more and leaves the others: for label maps, which must not get new values.
    /// </param>
    /// <exception cref="ArgumentException">There are fewer than 3 points, or one is out of range.</exception>
    /// <exception cref="InvalidOperationException">The image is not UInt8 with 1, 3 or 4 channels.</exception>
    public void FillPolygon(ReadOnlySpan<(float X, float Y)> points, Colour colour, bool antiAlias = true)
    {
        if (Depth != PixelDepth.UInt8 || Channels is not (1 or 3 or 4))
        {
            throw new InvalidOperationException(
                $"Only UInt8 images of 1, 3 or 4 channels can be drawn on; this one has {Depth} values in {Channels}.");
        }
        if (points.Length < 3)
        {
            throw new ArgumentException(
                $"A polygon has at least 3 points; {points.Length} were given.", nameof(points));
        }
        NativeMethods.ImageFillPolygon(Handle, Flatten(points), points.Length, colour, antiAlias ? 1 : 0);
    }

    /// <summary>
    /// Fills an ellipse, in the coordinates of <see cref="FillPolygon"/>, as a polygon that nowhere differs from it by
    /// more than a hundredth of a pixel.
    /// </summary>
    /// <param name="centre">In pixels; (0.5, 0.5) is the middle of the first pixel.</param>
    /// <param name="axes">The two radii in pixels, above 0: half of the width and half of the height.</param>
    /// <param name="angleDegrees">By how much the ellipse is turned clockwise, as seen.</param>
    /// <param name="colour">As in <see cref="FillPolygon"/>.</param>
    /// <param name="antiAlias">As in <see cref="FillPolygon"/>.</param>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    /// <exception cref="InvalidOperationException">The image is not UInt8 with 1, 3 or 4 channels.</exception>
    public void FillEllipse(
        (float X, float Y) centre,
        (float X, float Y) axes,
        float angleDegrees,
        Colour colour,
        bool antiAlias = true)
    {
        if (!(axes.X > 0 && axes.Y > 0 && axes.X <= FarthestPoint && axes.Y <= FarthestPoint))
        {
            throw new ArgumentException(
                $"The radii of an ellipse are above 0, up to 1,000,000; {axes} is not.", nameof(axes));
        }
        FillPolygon(Outline(centre, axes, angleDegrees), colour, antiAlias);
    }

    private static (float X, float Y)[] Outline((float X, float Y) centre, (float X, float Y) axes, float angleDegrees)
    {
        // A chord that spans the angle 2a lies r (1 - cos a), about r a^2 / 2, inside an arc of radius r.
        const double tolerance = 0.01;
        var sides = Math.Max(16, (int)Math.Ceiling(Math.PI / Math.Sqrt(2 * tolerance / Math.Max(axes.X, axes.Y))));
        var (turnY, turnX) = Math.SinCos(angleDegrees * Math.PI / 180);
        var points = new (float X, float Y)[sides];
        for (var i = 0; i < sides; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * i / sides);
            var (x, y) = (axes.X * cosine, axes.Y * sine);
            points[i] = ((float)(centre.X + (x * turnX) - (y * turnY)), (float)(centre.Y + (x * turnY) + (y * turnX)));
        }
        return points;
    }

    private static float[] Flatten(ReadOnlySpan<(float X, float Y)> points)
    {
        var coordinates = new float[points.Length * 2];
        for (var i = 0; i < points.Length; i++)
        {
            var (x, y) = points[i];
            if (!(MathF.Abs(x) <= FarthestPoint && MathF.Abs(y) <= FarthestPoint))
            {
                throw new ArgumentException(
                    $"Point {i} is ({x}, {y}); coordinates are from -1,000,000 to 1,000,000 pixels.", nameof(points));
            }
            (coordinates[2 * i], coordinates[(2 * i) + 1]) = (x, y);
        }
        return coordinates;
    }
}
